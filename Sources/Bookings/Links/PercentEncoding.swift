private import Foundation

extension String {
    /// Writes the text as a part of a URL: whatever is not unreserved there (RFC 3986, 2.3), nor among `kept`, is percent-encoded.
    public func percentEncoded(keeping kept: String = "") -> String {
        let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        // Nil only where UTF-16 is broken, which a `String` is not.
        return addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: unreserved + kept)) ?? ""
    }
}
