#pragma once
#include <stddef.h>

/// A file built into the binary: its path in the project's folder of templates (or its name), and its bytes.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} embedded_file;

/// The schema of the booking database, version 1; what makes version 2 of it; and the demo's rows.
extern const embedded_file embedded_schema;
extern const embedded_file embedded_schema_2;
extern const embedded_file embedded_demo;

/// Unicode CLDR's plural rules: JSON, written by `.ci/write_plurals.py`.
extern const embedded_file embedded_plurals;

/// The preview's own: the templates of its desk and of what stands on it, their style, and the script that reloads pages.
extern const embedded_file embedded_preview_desk;
extern const embedded_file embedded_preview_panel;
extern const embedded_file embedded_preview_item;
extern const embedded_file embedded_preview_commands;
extern const embedded_file embedded_preview_style;
extern const embedded_file embedded_preview_script;

/// The files of `Templates/`, in order of their paths: listed by `.ci/embed-templates`.
const embedded_file *embedded_templates(size_t *count);

/// The shipped adapters, `adapters/`, in order of their names: listed by `.ci/embed-templates` too.
const embedded_file *embedded_adapters(size_t *count);

/// The JSON Schemas of what commands print, each named by its command, in order of the names: written by `.ci/write_schemas.py`.
const embedded_file *embedded_schemas(size_t *count);
