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
#embed "schemas/build.json"
};
static const unsigned char file_4[] = {
#embed "schemas/check.json"
};
static const unsigned char file_5[] = {
#embed "schemas/course-link-reset.json"
};
static const unsigned char file_6[] = {
#embed "schemas/course-link-set.json"
};
static const unsigned char file_7[] = {
#embed "schemas/explain.json"
};
static const unsigned char file_8[] = {
#embed "schemas/init.json"
};
static const unsigned char file_9[] = {
#embed "schemas/link-add.json"
};
static const unsigned char file_10[] = {
#embed "schemas/link-remove.json"
};
static const unsigned char file_11[] = {
#embed "schemas/link-reset.json"
};
static const unsigned char file_12[] = {
#embed "schemas/link-set.json"
};
static const unsigned char file_13[] = {
#embed "schemas/mail.json"
};
static const unsigned char file_14[] = {
#embed "schemas/member-erase.json"
};
static const unsigned char file_15[] = {
#embed "schemas/member-login.json"
};
static const unsigned char file_16[] = {
#embed "schemas/member-rotate.json"
};
static const unsigned char file_17[] = {
#embed "schemas/migrate.json"
};
static const unsigned char file_18[] = {
#embed "schemas/notify.json"
};
static const unsigned char file_19[] = {
#embed "schemas/pages.json"
};
static const unsigned char file_20[] = {
#embed "schemas/purge.json"
};
static const unsigned char file_21[] = {
#embed "schemas/rollback.json"
};
static const unsigned char file_22[] = {
#embed "schemas/secret-rotate.json"
};
static const unsigned char file_23[] = {
#embed "schemas/service-set.json"
};
static const unsigned char file_24[] = {
#embed "schemas/session-rotate.json"
};
static const unsigned char file_25[] = {
#embed "schemas/settings-set.json"
};
static const unsigned char file_26[] = {
#embed "schemas/settings-show.json"
};
static const unsigned char file_27[] = {
#embed "schemas/status.json"
};
static const unsigned char file_28[] = {
#embed "schemas/templates-diff.json"
};
static const unsigned char file_29[] = {
#embed "schemas/templates-export.json"
};
static const unsigned char file_30[] = {
#embed "schemas/templates-list.json"
};
static const unsigned char file_31[] = {
#embed "schemas/verify.json"
};
static const unsigned char file_32[] = {
#embed "schemas/zoom-sync.json"
};

static const embedded_file schemas[] = {
    {"account connect", file_0, sizeof file_0},
    {"account disconnect", file_1, sizeof file_1},
    {"account list", file_2, sizeof file_2},
    {"build", file_3, sizeof file_3},
    {"check", file_4, sizeof file_4},
    {"course-link reset", file_5, sizeof file_5},
    {"course-link set", file_6, sizeof file_6},
    {"explain", file_7, sizeof file_7},
    {"init", file_8, sizeof file_8},
    {"link add", file_9, sizeof file_9},
    {"link remove", file_10, sizeof file_10},
    {"link reset", file_11, sizeof file_11},
    {"link set", file_12, sizeof file_12},
    {"mail", file_13, sizeof file_13},
    {"member erase", file_14, sizeof file_14},
    {"member login", file_15, sizeof file_15},
    {"member rotate", file_16, sizeof file_16},
    {"migrate", file_17, sizeof file_17},
    {"notify", file_18, sizeof file_18},
    {"pages", file_19, sizeof file_19},
    {"purge", file_20, sizeof file_20},
    {"rollback", file_21, sizeof file_21},
    {"secret rotate", file_22, sizeof file_22},
    {"service set", file_23, sizeof file_23},
    {"session rotate", file_24, sizeof file_24},
    {"settings set", file_25, sizeof file_25},
    {"settings show", file_26, sizeof file_26},
    {"status", file_27, sizeof file_27},
    {"templates diff", file_28, sizeof file_28},
    {"templates export", file_29, sizeof file_29},
    {"templates list", file_30, sizeof file_30},
    {"verify", file_31, sizeof file_31},
    {"zoom sync", file_32, sizeof file_32},
};

const embedded_file *embedded_schemas(size_t *count) {
    *count = sizeof schemas / sizeof schemas[0];
    return schemas;
}
