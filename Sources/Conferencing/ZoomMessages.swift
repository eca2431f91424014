import Foundation

/// What Zoom's API sends and takes: only what is used. The host's `start_url` is never read.
enum ZoomMessages {
    struct Token: Decodable {
        let access_token: String
    }

    struct Meeting: Decodable {
        let id: Int64
        let topic: String?
        let start_time: String?
        let duration: Int?
        let agenda: String?
        let join_url: String?
        let password: String?
        let type: Int?
    }

    struct Page: Decodable {
        let meetings: [Meeting]
        let next_page_token: String?
    }

    struct Failure: Decodable {
        let code: Int?
    }

    struct NewMeeting: Encodable {
        let topic: String
        /// 2: at a time; 3: without a fixed time.
        let type: Int
        let start_time: String?
        let duration: Int?
        let timezone: String?
        let agenda: String
    }
}
