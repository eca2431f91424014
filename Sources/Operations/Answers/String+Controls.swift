extension String {
    /// The text without control characters but line ends, so that no message can command a terminal.
    package var withoutControls: String { withoutControls(but: "\n") }

    package func withoutControls(but kept: Unicode.Scalar) -> String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0 == kept || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }))
    }
}
