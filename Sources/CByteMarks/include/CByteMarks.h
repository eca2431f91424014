#ifndef CBYTEMARKS_H
#define CBYTEMARKS_H

#include <stddef.h>
#include <stdint.h>

// Marks bytes of a text: bit n % 64 of word n / 64 is byte n's. `marks` has room for a word for every 64 bytes begun; bits behind the text
// are zero.

/// Marks what plain text may not simply copy: white space behind white space, carriage returns, control characters, the delete character,
/// `\`, `&`, `;`, `%`, the first bytes of UTF-8's invisible marks (C2, CD, E2, EF, F3), the end of its wide blank (80 80), and `/`, `?` and
/// `#` where they end a host's final dot or default port.
void byte_marks_exceptions(const uint8_t *text, size_t length, uint64_t *marks);

/// The characters of the shortest run of base64 that is marked.
#define BYTE_MARKS_SHORTEST_RUN 11

/// A byte that is marked behind another: where `before` is what `mask` leaves of the byte before it, which may be a capital still.
typedef struct __attribute__((swift_attr("@Sendable"))) {
    uint8_t byte;
    uint8_t before;
    uint8_t mask;
} byte_marks_end;

/// What `byte_marks_plain` finds.
typedef struct {
    /// Characters of base64, in either alphabet.
    uint64_t *base64;
    /// The last character of the shortest run, where a run is that long or longer.
    uint64_t *runs;
    /// `<`, `>`, and `*`, `_`, `` ` ``, `~`.
    uint64_t *markup;
} byte_marks_found;

/// Makes all white space spaces, and marks bytes. Reads and writes the text in whole blocks of 64 bytes.
void byte_marks_plain(uint8_t *text, size_t length, byte_marks_found found);

/// Makes capital letters small and `+` a space, and marks digits, `j`, `q`, `x`, `z` and `others`, whose letters are small. Reads and writes
/// the text in whole blocks of 64 bytes, and reads one byte before it.
void byte_marks_fold(uint8_t *text, size_t length, const byte_marks_end *others, size_t other_count, uint64_t *rare);

/// What is held over from one run of base64 to the next: fewer than eight bits.
typedef struct {
    uint32_t bits;
    uint32_t held;
} byte_marks_base64;

/// Writes what a run of base64 means, in either alphabet, and returns how many bytes that is: at most as many as the run has.
size_t byte_marks_decode(const uint8_t *run, size_t length, byte_marks_base64 *state, uint8_t *decoded);

/// Finds the first stretch of text in UTF-8 of at least `shortest` bytes from `from` on, and returns where it begins; `length` for none.
size_t byte_marks_text(const uint8_t *bytes, size_t length, size_t from, size_t shortest, size_t *end);

/// Writes where the marked bytes of a text are, in order, and returns how many there are. `places` has room for eight more.
size_t byte_marks_places(const uint64_t *marks, size_t length, uint32_t *places);

#endif
