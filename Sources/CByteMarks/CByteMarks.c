#include "CByteMarks.h"
#include <stdbool.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Clang's vectors: sixty-four bytes are compared at once, with whatever instructions the processor has for it.
typedef uint8_t bytes __attribute__((ext_vector_type(64)));
typedef char truths __attribute__((ext_vector_type(64)));

/// One bit of each truth, which is 0 or -1.
static inline uint64_t packed(const truths *each) {
    uint64_t word = 0;
#if defined(__SSE2__)
    // By name: of vectors of single bits, which are the general way, the compiler makes sixty-four numbers wherever code branches.
    for (int part = 0; part < 4; part++) {
        __m128i bytes16;
        memcpy(&bytes16, (const char *)each + 16 * part, 16);
        word |= (uint64_t)(uint32_t)_mm_movemask_epi8(bytes16) << 16 * part;
    }
#else
    typedef bool bits __attribute__((ext_vector_type(64)));
    bits all = __builtin_convertvector(*each != 0, bits);
    memcpy(&word, &all, sizeof word);
#endif
    return word;
}

/// Whether each byte is one of `count` from `first` on. Macros, since vectors of this size have no portable way to be passed.
#define IN(text, first, count) ((bytes)((text) - (first)) < (count))
#define IS_WHITE(text) (((text) == ' ') | IN(text, '\t', 5))

// Made twice, where a processor may have more than it must have: wider vectors, and instructions that count bits. Which one is used is found
// out when the program starts.
#if defined(__x86_64__) && defined(__linux__)
#define TWICE __attribute__((target_clones("avx2", "default")))
#else
#define TWICE
#endif

TWICE void byte_marks_exceptions(const uint8_t *text, size_t length, uint64_t *marks) {
    uint64_t white_before = 0;
    for (size_t start = 0; start < length; start += 64) {
        bytes block = 0, previous = 0;
        size_t here = length - start < 64 ? length - start : 64;
        memcpy(&block, text + start, here == 64 ? 64 : here);
        if (start > 0) {
            memcpy(&previous, text + start - 1, here == 64 ? 64 : here);
        } else {
            memcpy((uint8_t *)&previous + 1, text, here == 64 ? 63 : here - 1);
        }
        truths white = IS_WHITE(block);
        truths ends_host = ((block == '/') | (block == '?') | (block == '#')) & ((previous == '.') | (previous == '3'));
        truths other = ((block < ' ') & ~white) | (block == '\r') | (block == 0x7F) | (block == '\\') | (block == '&') | (block == ';')
            | (block == '%') | ((block | 0x20) == 0xE2) | (block == 0xCD) | (block == 0xEF) | (block == 0xF3)
            | ((block == 0x80) & (previous == 0x80)) | ends_host;
        uint64_t whites = packed(&white);
        marks[start / 64] = packed(&other) | (whites & (whites << 1 | white_before));
        white_before = whites >> 63;
    }
    // The NULs behind a text are controls too, but not part of it.
    if (length % 64) marks[length / 64] &= ((uint64_t)1 << length % 64) - 1;
}

TWICE void byte_marks_plain(uint8_t *text, size_t length, byte_marks_found found) {
    uint64_t before = 0, last_ends = 0;
    for (size_t start = 0; start < length; start += 64) {
        uint64_t mine = length - start < 64 ? ((uint64_t)1 << (length - start)) - 1 : ~(uint64_t)0;
        bytes block;
        memcpy(&block, text + start, 64);
        truths white = IS_WHITE(block);
        block = white ? (bytes)' ' : block;
        memcpy(text + start, &block, 64);
        bytes lower = block | 0x20;
        truths is_base64 = IN(block, '/', 11) | IN(lower, 'a', 26) | (block == '+') | (block == '-') | (block == '_');
        truths is_markup = (block == '<') | (block == '>') | (block == '*') | (block == '_') | (block == '`') | (block == '~');
        uint64_t base64 = packed(&is_base64) & mine;
        found.base64[start / 64] = base64;
        found.markup[start / 64] = packed(&is_markup) & mine;

        // Of 2, 4, 8 and then 11 characters in a row the last one, over the end of the word before.
        uint64_t row = base64, tail = before;
        before = base64;
        row &= row << 1 | tail >> 63, tail &= tail << 1;
        row &= row << 2 | tail >> 62, tail &= tail << 2;
        row &= row << 4 | tail >> 60, tail &= tail << 4;
        row &= row << 3 | tail >> 61;
        found.runs[start / 64] = row & ~(row << 1 | last_ends >> 63);
        last_ends = row;
    }
}

TWICE void byte_marks_fold(uint8_t *text, size_t length, const byte_marks_end *others, size_t other_count, uint64_t *marks) {
    for (size_t start = 0; start < length; start += 64) {
        uint64_t mine = length - start < 64 ? ((uint64_t)1 << (length - start)) - 1 : ~(uint64_t)0;
        bytes block, previous;
        memcpy(&block, text + start, 64);
        memcpy(&previous, text + start - 1, 64);
        truths capital = IN(block, 'A', 26);
        block |= (bytes)capital & 0x20;
        block = block == '+' ? (bytes)' ' : block;
        memcpy(text + start, &block, 64);
        truths is_rare = IN(block, '0', 10) | (block == 'j') | (block == 'q') | (block == 'x') | (block == 'z');
        uint64_t rare = packed(&is_rare);
        if (other_count > 0) {
            // Zero where a byte and the one before it differ in nothing from one of the others.
            bytes difference = 0xFF;
            for (size_t other = 0; other < other_count; other++) {
                bytes here = (block ^ others[other].byte) | ((previous & others[other].mask) ^ others[other].before);
                difference = __builtin_elementwise_min(difference, here);
            }
            truths same = difference == 0;
            rare |= packed(&same);
        }
        marks[start / 64] = rare & mine;
    }
}

size_t byte_marks_decode(const uint8_t *run, size_t length, byte_marks_base64 *state, uint8_t *decoded) {
    uint32_t bits = state->bits, held = state->held;
    uint8_t *end = decoded;
    for (size_t index = 0; index < length; index++) {
        uint8_t byte = run[index], letter = (uint8_t)((byte | 0x20) - 'a'), digit = (uint8_t)(byte - '0');
        uint32_t value = byte == '+' || byte == '-' ? 62 : 63;
        value = digit < 10 ? digit + 52u : value;
        value = letter < 26 && byte >= 'A' ? letter + (byte & 0x20 ? 26u : 0u) : value;
        bits = bits << 6 | value;
        held += 6;
        // Written anyway, and kept where it is whole: no branch that the processor could guess wrong.
        *end = (uint8_t)(bits >> (held & 7));
        end += held >> 3;
        held &= 7;
    }
    state->bits = bits;
    state->held = held;
    return (size_t)(end - decoded);
}

/// Whether the byte may be the next one of a text. `continuations`: how many bytes of its last character are still to come.
static inline int goes_on(uint8_t byte, int *continuations) {
    if (byte < 0x80) return *continuations == 0 && ((byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n' || byte == '\r');
    if (byte < 0xC0) return --*continuations >= 0;
    if (byte < 0xC2 || byte > 0xF4 || *continuations != 0) return 0;
    *continuations = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    return 1;
}

size_t byte_marks_text(const uint8_t *bytes, size_t length, size_t from, size_t shortest, size_t *end) {
    size_t start = from;
    int continuations = 0;
    for (size_t index = from; index <= length; index++) {
        if (index < length && goes_on(bytes[index], &continuations)) continue;
        if (index - start >= shortest) {
            *end = index;
            return start;
        }
        // What ends one text may begin the next.
        continuations = 0;
        int begins = index < length && goes_on(bytes[index], &continuations);
        if (!begins) continuations = 0;
        start = begins ? index : index + 1;
        if (length - index <= shortest && !begins) break;
    }
    return length;
}

TWICE size_t byte_marks_places(const uint64_t *marks, size_t length, uint32_t *places) {
    uint32_t *end = places;
    for (size_t start = 0; start < length; start += 64) {
        uint64_t word = marks[start / 64];
        int count = __builtin_popcountll(word);
        // Eight at a time, wanted or not: how many there are is nothing that a processor could foresee.
        for (int written = 0; written < count; written += 8) {
            for (int next = 0; next < 8; next++) {
                end[written + next] = (uint32_t)start + (uint32_t)__builtin_ctzll(word | (uint64_t)1 << 63);
                word &= word - 1;
            }
        }
        end += count;
    }
    return (size_t)(end - places);
}
