import Dispatch
import Foundation
import FoundationNetworking
import Synchronization

/// Sends one request at a time and waits for its answer. Follows no redirect: a token must not travel to another host.
final class HTTPExchange {
    struct Answer: Sendable {
        let status: Int
        let retryAfter: String?
        let body: Data
    }

    private let session: URLSession

    /// - Parameter timeout: seconds for the whole of an answer.
    init(timeout: Double) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = timeout
        configuration.timeoutIntervalForResource = timeout
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        session = URLSession(configuration: configuration, delegate: NoRedirects(), delegateQueue: nil)
    }

    deinit { session.invalidateAndCancel() }

    /// Returns nil where there is no connection, or no whole answer in time.
    func send(_ request: URLRequest) -> Answer? {
        let received = Received()
        let task = session.dataTask(with: request) { body, response, error in
            if error == nil, let response = response as? HTTPURLResponse {
                let answer = Answer(
                    status: response.statusCode, retryAfter: response.value(forHTTPHeaderField: "Retry-After"), body: body ?? Data())
                received.answer.withLock { $0 = answer }
            }
            received.isThere.signal()
        }
        task.resume()
        received.isThere.wait()
        return received.answer.withLock { $0 }
    }

    private final class Received: Sendable {
        let answer = Mutex<Answer?>(nil)
        let isThere = DispatchSemaphore(value: 0)
    }

    private final class NoRedirects: NSObject, URLSessionTaskDelegate {
        func urlSession(
            _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse, newRequest _: URLRequest,
            completionHandler: @escaping (URLRequest?) -> Void
        ) {
            completionHandler(nil)
        }
    }
}
