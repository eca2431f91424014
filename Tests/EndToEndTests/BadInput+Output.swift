import Foundation
import Glibc

extension BadInput {
    static let output = [
        BadInput(
            "somebody else's file beside the trees", exit: 4,
            """
            Error: `DIR/output/studio` has files that Joinery did not write: `holiday.jpg`; nothing was published
            Hint: move it away, or name another folder with -C
            """
        ) { try $0.write("", to: "output/studio/holiday.jpg") },
        BadInput(
            "somebody else's folder beside the trees", exit: 4,
            """
            Error: `DIR/output/studio` has files that Joinery did not write: `.git`, `www`; nothing was published
            Hint: move them away, or name another folder with -C
            """
        ) { studio in
            try studio.write("", to: "output/studio/www/index.html")
            try studio.write("", to: "output/studio/.git/HEAD")
        },
    ]
}
