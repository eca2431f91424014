import Crypto
private import Foundation

/// Turns rows into words nobody can guess: HMAC-SHA256 cut to 130 bits, 26 lower-case base32 characters (<doc:Addresses>).
///
/// Holds the key and never prints it.
public struct SiteSecret: Sendable, CustomStringConvertible, CustomReflectable {
    /// What a word is for; words of different purposes have nothing to do with each other.
    public enum Purpose: String, Sendable, CaseIterable {
        case myBookings = "my-bookings"
        case join
        case loginName = "login-name"
        case loginPassword = "login-password"
        case calendarEvent = "calendar-event"
        case mailMessage = "mail-message"
        case mailThread = "mail-thread"
        case sessionRoom = "session-room"
        case courseRoom = "course-room"
        case sessionMeeting = "session-meeting"
        case courseMeeting = "course-meeting"
        case fingerprint
        case recipe
    }

    public static let minimumLength = 32

    private let keyed: HMAC<SHA256>

    /// Takes the key; nil if it is shorter than 32 bytes.
    public init?(key: [UInt8]) {
        guard key.count >= Self.minimumLength else { return nil }
        keyed = HMAC<SHA256>(key: SymmetricKey(data: key))
    }

    /// Why a key can be guessed, as the end of a sentence that begins with it; nil where nothing shows that it can.
    ///
    /// It finds what people type where they need 32 characters, and takes no random key for that: of 64 random hexadecimal digits fewer
    /// than 8 differ in one of 10^15.
    public static func weakness(of key: [UInt8]) -> String? {
        let distinct = Set(key).count
        if distinct < 8 { return "has only \(distinct == 1 ? "one character" : "\(distinct) characters") again and again" }
        for period in 1...max(1, key.count / 2) where key.indices.dropFirst(period).allSatisfy({ key[$0] == key[$0 - period] }) {
            return "repeats itself after \(period) characters"
        }
        let steps = Set(zip(key, key.dropFirst()).map { Int($1) - Int($0) })
        return steps.count < 4 ? "is a row of characters that follow one another" : nil
    }

    /// Makes the word of one row: stable between builds, new when `generation` is raised.
    public func word(_ purpose: Purpose, site: Site.ID, row: Int64, generation: Int64 = 0) -> String {
        // A copy keeps the key's two blocks hashed once. NUL cannot stand in a purpose, a site's id or a number.
        var code = keyed
        var message = "\(purpose.rawValue)\0\(site.rawValue)\0\(row)\0\(generation)"
        message.withUTF8 { unsafe code.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        return Base32.word(code.finalize())
    }

    /// Makes the word by which a secret is known again: whoever reads it learns nothing of the secret or of any address.
    public func fingerprint(of site: Site.ID) -> String { word(.fingerprint, site: site, row: 0) }

    /// Makes the name by which calendars know one session of one booking. It is the same in the feed and in mails, and opens no page.
    public func calendarEvent(site: Site.ID, booking: Booking.ID, session: Session.ID) -> String {
        word(.calendarEvent, site: site, row: booking.rawValue, generation: session.rawValue)
    }

    /// Makes the word of one text, of a purpose whose words are all made of texts.
    public func word(_ purpose: Purpose, site: Site.ID, of text: String) -> String {
        var code = keyed
        var message = "\(purpose.rawValue)\0\(site.rawValue)\0\(text)"
        message.withUTF8 { unsafe code.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        return Base32.word(code.finalize())
    }

    public var description: String { "site secret" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension HMAC {
    fileprivate mutating func update(bufferPointer: UnsafeRawBufferPointer) {
        unsafe update(data: bufferPointer)
    }
}

/// Writes the first 130 bits of a digest in RFC 4648's alphabet, in lower case.
enum Base32 {
    static let length = 26
    private static let alphabet: StaticString = "abcdefghijklmnopqrstuvwxyz234567"

    /// Writes no more than there is room for; five bits cannot reach behind the alphabet.
    static func word(_ digest: some Sequence<UInt8>) -> String {
        unsafe String(unsafeUninitializedCapacity: length) { buffer in
            var bits: UInt32 = 0
            var held = 0
            var count = 0
            for byte in digest {
                bits = bits << 8 | UInt32(byte)
                held += 8
                while held >= 5, count < length {
                    held -= 5
                    unsafe buffer[count] = alphabet.utf8Start[Int(bits >> UInt32(held) & 31)]
                    count += 1
                }
                bits &= 0xFF
                if count == length { break }
            }
            return count
        }
    }
}
