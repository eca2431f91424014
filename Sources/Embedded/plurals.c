#include "Embedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

// Unicode CLDR's, under the licence beside it: plurals.LICENSE.
static const unsigned char plurals_json[] = {
#embed "plurals.json"
};

const embedded_file embedded_plurals = {"plurals.json", plurals_json, sizeof plurals_json};
