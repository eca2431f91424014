import Glibc

extension BadInput {
    static let secret = [
        BadInput(
            "no secret", exit: 66,
            """
            Error: no secret at `DIR/site-data/secret.key`
            Hint: put your copy back there, or set JOINERY_SECRET; only if there has never been one, `joinery init` makes it
            """
        ) { try $0.remove("site-data/secret.key") },
        BadInput(
            "a secret that is too short", exit: 66,
            """
            Error: the secret in `DIR/site-data/secret.key` is too short: found 8 bytes, allowed 32 or more
            Hint: `joinery init` in an empty folder makes a good one
            """
        ) { studio in
            try studio.write("password\n", to: "site-data/secret.key")
            unsafe chmod(studio.path + "/site-data/secret.key", 0o600)
        },
        BadInput(
            "a secret that can be guessed", exit: 66,
            """
            Error: the secret in `DIR/site-data/secret.key` can be guessed, and every address with it: it has only one character again and again
            Hint: `joinery secret rotate` makes a good one, which changes all addresses
            """
        ) { studio in
            try studio.write(String(repeating: "x", count: 40), to: "site-data/secret.key")
            unsafe chmod(studio.path + "/site-data/secret.key", 0o600)
        },
        BadInput(
            "a secret from the environment that can be guessed", exit: 66,
            """
            Error: the secret in `JOINERY_SECRET` can be guessed, and every address with it: it repeats itself after 10 characters
            Hint: give JOINERY_SECRET 32 random bytes, such as `openssl rand -hex 32` prints
            """, environment: ["JOINERY_SECRET": String(repeating: "0123456789", count: 4)]),
        BadInput(
            "a secret that others can read", exit: 66,
            """
            Error: others can read `DIR/site-data/secret.key`: found mode `0640`, allowed `0600`
            Hint: `chmod 600 DIR/site-data/secret.key`; if somebody may have read it, make a new one, which changes all addresses
            """
        ) { unsafe chmod($0.path + "/site-data/secret.key", 0o640) },
        BadInput(
            "a secret from the environment that is too short", exit: 66,
            """
            Error: the secret in `JOINERY_SECRET` is too short: found 5 bytes, allowed 32 or more
            Hint: `joinery init` in an empty folder makes a good one
            """, environment: ["JOINERY_SECRET": "short"]),
    ]
}
