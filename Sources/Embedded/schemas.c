// Every file of schemas/, by command. Made by .ci/write_schemas.py: run that rather than change this.

#include "Embedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char file_0[] = {
#embed "schemas/account-connect.json"
};
static const unsigned char file_1[] = {
#embed "schemas/account-disconnect.json"
};
static const unsigned char file_2[] = {
#embed "schemas/account-list.json"
};
static const unsigned char file_3[] = {
#embed "schemas/adapters-diff.json"
};
static const unsigned char file_4[] = {
#embed "schemas/adapters-draft.json"
};
static const unsigned char file_5[] = {
#embed "schemas/adapters-export.json"
};
static const unsigned char file_6[] = {
#embed "schemas/adapters-list.json"
};
static const unsigned char file_7[] = {
#embed "schemas/build.json"
};
static const unsigned char file_8[] = {
#embed "schemas/check.json"
};
static const unsigned char file_9[] = {
#embed "schemas/course-link-reset.json"
};
static const unsigned char file_10[] = {
#embed "schemas/course-link-set.json"
};
static const unsigned char file_11[] = {
#embed "schemas/deploy.json"
};
static const unsigned char file_12[] = {
#embed "schemas/explain.json"
};
static const unsigned char file_13[] = {
#embed "schemas/import.json"
};
static const unsigned char file_14[] = {
#embed "schemas/init.json"
};
static const unsigned char file_15[] = {
#embed "schemas/link-add.json"
};
static const unsigned char file_16[] = {
#embed "schemas/link-remove.json"
};
static const unsigned char file_17[] = {
#embed "schemas/link-reset.json"
};
static const unsigned char file_18[] = {
#embed "schemas/link-set.json"
};
static const unsigned char file_19[] = {
#embed "schemas/mail.json"
};
static const unsigned char file_20[] = {
#embed "schemas/member-erase.json"
};
static const unsigned char file_21[] = {
#embed "schemas/member-login.json"
};
static const unsigned char file_22[] = {
#embed "schemas/member-rotate.json"
};
static const unsigned char file_23[] = {
#embed "schemas/migrate.json"
};
static const unsigned char file_24[] = {
#embed "schemas/notify.json"
};
static const unsigned char file_25[] = {
#embed "schemas/pages.json"
};
static const unsigned char file_26[] = {
#embed "schemas/purge.json"
};
static const unsigned char file_27[] = {
#embed "schemas/rollback.json"
};
static const unsigned char file_28[] = {
#embed "schemas/secret-rotate.json"
};
static const unsigned char file_29[] = {
#embed "schemas/service-set.json"
};
static const unsigned char file_30[] = {
#embed "schemas/session-rotate.json"
};
static const unsigned char file_31[] = {
#embed "schemas/settings-set.json"
};
static const unsigned char file_32[] = {
#embed "schemas/settings-show.json"
};
static const unsigned char file_33[] = {
#embed "schemas/site-add.json"
};
static const unsigned char file_34[] = {
#embed "schemas/status.json"
};
static const unsigned char file_35[] = {
#embed "schemas/templates-diff.json"
};
static const unsigned char file_36[] = {
#embed "schemas/templates-export.json"
};
static const unsigned char file_37[] = {
#embed "schemas/templates-list.json"
};
static const unsigned char file_38[] = {
#embed "schemas/verify.json"
};
static const unsigned char file_39[] = {
#embed "schemas/zoom-sync.json"
};

static const embedded_file schemas[] = {
    {"account connect", file_0, sizeof file_0},
    {"account disconnect", file_1, sizeof file_1},
    {"account list", file_2, sizeof file_2},
    {"adapters diff", file_3, sizeof file_3},
    {"adapters draft", file_4, sizeof file_4},
    {"adapters export", file_5, sizeof file_5},
    {"adapters list", file_6, sizeof file_6},
    {"build", file_7, sizeof file_7},
    {"check", file_8, sizeof file_8},
    {"course-link reset", file_9, sizeof file_9},
    {"course-link set", file_10, sizeof file_10},
    {"deploy", file_11, sizeof file_11},
    {"explain", file_12, sizeof file_12},
    {"import", file_13, sizeof file_13},
    {"init", file_14, sizeof file_14},
    {"link add", file_15, sizeof file_15},
    {"link remove", file_16, sizeof file_16},
    {"link reset", file_17, sizeof file_17},
    {"link set", file_18, sizeof file_18},
    {"mail", file_19, sizeof file_19},
    {"member erase", file_20, sizeof file_20},
    {"member login", file_21, sizeof file_21},
    {"member rotate", file_22, sizeof file_22},
    {"migrate", file_23, sizeof file_23},
    {"notify", file_24, sizeof file_24},
    {"pages", file_25, sizeof file_25},
    {"purge", file_26, sizeof file_26},
    {"rollback", file_27, sizeof file_27},
    {"secret rotate", file_28, sizeof file_28},
    {"service set", file_29, sizeof file_29},
    {"session rotate", file_30, sizeof file_30},
    {"settings set", file_31, sizeof file_31},
    {"settings show", file_32, sizeof file_32},
    {"site add", file_33, sizeof file_33},
    {"status", file_34, sizeof file_34},
    {"templates diff", file_35, sizeof file_35},
    {"templates export", file_36, sizeof file_36},
    {"templates list", file_37, sizeof file_37},
    {"verify", file_38, sizeof file_38},
    {"zoom sync", file_39, sizeof file_39},
};

const embedded_file *embedded_schemas(size_t *count) {
    *count = sizeof schemas / sizeof schemas[0];
    return schemas;
}
