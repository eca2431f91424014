// Every file of Sources/Embedded/adapters/, in order of their paths. Made by .ci/embed-templates: run that rather than change this.

#include "Embedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char file_0[] = {
#embed "../../Sources/Embedded/adapters/calcom-api.sql"
};
static const unsigned char file_1[] = {
#embed "../../Sources/Embedded/adapters/calcom.sql"
};
static const unsigned char file_2[] = {
#embed "../../Sources/Embedded/adapters/calendly.sql"
};
static const unsigned char file_3[] = {
#embed "../../Sources/Embedded/adapters/django-appointment.sql"
};
static const unsigned char file_4[] = {
#embed "../../Sources/Embedded/adapters/easyappointments.sql"
};
static const unsigned char file_5[] = {
#embed "../../Sources/Embedded/adapters/spreadsheet.sql"
};
static const unsigned char file_6[] = {
#embed "../../Sources/Embedded/adapters/wix-booking-list.sql"
};
static const unsigned char file_7[] = {
#embed "../../Sources/Embedded/adapters/wix.sql"
};

static const embedded_file adapters[] = {
    {"calcom-api.sql", file_0, sizeof file_0},
    {"calcom.sql", file_1, sizeof file_1},
    {"calendly.sql", file_2, sizeof file_2},
    {"django-appointment.sql", file_3, sizeof file_3},
    {"easyappointments.sql", file_4, sizeof file_4},
    {"spreadsheet.sql", file_5, sizeof file_5},
    {"wix-booking-list.sql", file_6, sizeof file_6},
    {"wix.sql", file_7, sizeof file_7},
};

const embedded_file *embedded_adapters(size_t *count) {
    *count = sizeof adapters / sizeof adapters[0];
    return adapters;
}
