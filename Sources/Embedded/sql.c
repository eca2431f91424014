#include "Embedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char schema_sql[] = {
#embed "schema.sql"
};
static const unsigned char schema_2_sql[] = {
#embed "schema-2.sql"
};
static const unsigned char demo_sql[] = {
#embed "../../site-data/demo.sql"
};

const embedded_file embedded_schema = {"schema.sql", schema_sql, sizeof schema_sql};
const embedded_file embedded_schema_2 = {"schema-2.sql", schema_2_sql, sizeof schema_2_sql};
const embedded_file embedded_demo = {"demo.sql", demo_sql, sizeof demo_sql};
