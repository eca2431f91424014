"""Validates what the product printed as JSON against the schemas in Sources/Embedded/schemas: check_schemas.py [FOLDER]

Reads records (`arguments`, a line each, and `output`) from a folder, or a list of them from standard input. Each schema must be one by the
meta-schema, and no document may have a field that its schema does not describe. Prints how many documents of which commands were validated.
"""
import collections
import json
import pathlib
import sys

from jsonschema import Draft202012Validator

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "Sources/Embedded/schemas"


def strict(schema):
    """The schema without room for new fields."""
    match schema:
        case {"properties": _}:
            return {name: strict(value) for name, value in schema.items()} | {"additionalProperties": False}
        case dict():
            return {name: strict(value) for name, value in schema.items()}
        case list():
            return [strict(value) for value in schema]
    return schema


def command_of(arguments, commands):
    words = [word for word in arguments.split("\n") if not word.startswith("-")]
    return next((command for command in (" ".join(words[:2]), words[0] if words else "") if command in commands), None)


def main():
    validators = {}
    for file in SCHEMAS.glob("*.json"):
        schema = json.loads(file.read_text())
        Draft202012Validator.check_schema(schema)
        command = schema["title"].removeprefix("What `joinery ").split(" --format", 1)[0]
        validators[command] = Draft202012Validator(strict(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)
    if len(sys.argv) > 1:
        records = [json.loads(file.read_text()) for file in pathlib.Path(sys.argv[1]).glob("*.json")]
    else:
        records = json.load(sys.stdin)
    counts, wrong = collections.Counter(), []
    for record in records:
        command = command_of(record["arguments"], validators)
        if command is None:
            # What is no command of ours has only the errors that all have.
            command = "check"
        try:
            document = json.loads(record["output"])
        except ValueError as error:
            wrong.append(f"{record['arguments']!r}: {error}: {record['output'][:200]!r}")
            continue
        counts[command] += 1
        for error in validators[command].iter_errors(document):
            deepest = max([error, *error.context], key=lambda error: len(error.absolute_path))
            wrong.append(f"{record['arguments']!r}: {deepest.json_path}: {deepest.message[:300]}")
    print(json.dumps(counts, sort_keys=True))
    if wrong:
        sys.exit("\n".join(wrong[:50]))


if __name__ == "__main__":
    main()
