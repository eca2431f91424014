// Every file of Templates/, in order of their paths. Made by .ci/embed-templates: run that rather than change this.

#include "Embedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char file_0[] = {
#embed "../../Templates/404.html"
};
static const unsigned char file_1[] = {
#embed "../../Templates/badge.html"
};
static const unsigned char file_2[] = {
#embed "../../Templates/booking.html"
};
static const unsigned char file_3[] = {
#embed "../../Templates/booking.md"
};
static const unsigned char file_4[] = {
#embed "../../Templates/brand.html"
};
static const unsigned char file_5[] = {
#embed "../../Templates/calendar.html"
};
static const unsigned char file_6[] = {
#embed "../../Templates/cancelled.html"
};
static const unsigned char file_7[] = {
#embed "../../Templates/cancelled.md"
};
static const unsigned char file_8[] = {
#embed "../../Templates/contact.html"
};
static const unsigned char file_9[] = {
#embed "../../Templates/contact.md"
};
static const unsigned char file_10[] = {
#embed "../../Templates/course-session.html"
};
static const unsigned char file_11[] = {
#embed "../../Templates/date.html"
};
static const unsigned char file_12[] = {
#embed "../../Templates/facts.html"
};
static const unsigned char file_13[] = {
#embed "../../Templates/head.html"
};
static const unsigned char file_14[] = {
#embed "../../Templates/icons/calendar.svg"
};
static const unsigned char file_15[] = {
#embed "../../Templates/icons/cancelled.svg"
};
static const unsigned char file_16[] = {
#embed "../../Templates/icons/discord.svg"
};
static const unsigned char file_17[] = {
#embed "../../Templates/icons/eight.svg"
};
static const unsigned char file_18[] = {
#embed "../../Templates/icons/facetime.svg"
};
static const unsigned char file_19[] = {
#embed "../../Templates/icons/goto.svg"
};
static const unsigned char file_20[] = {
#embed "../../Templates/icons/hidden.svg"
};
static const unsigned char file_21[] = {
#embed "../../Templates/icons/jitsi.svg"
};
static const unsigned char file_22[] = {
#embed "../../Templates/icons/mark.svg"
};
static const unsigned char file_23[] = {
#embed "../../Templates/icons/meet.svg"
};
static const unsigned char file_24[] = {
#embed "../../Templates/icons/none.svg"
};
static const unsigned char file_25[] = {
#embed "../../Templates/icons/pending.svg"
};
static const unsigned char file_26[] = {
#embed "../../Templates/icons/person.svg"
};
static const unsigned char file_27[] = {
#embed "../../Templates/icons/place.svg"
};
static const unsigned char file_28[] = {
#embed "../../Templates/icons/ringcentral.svg"
};
static const unsigned char file_29[] = {
#embed "../../Templates/icons/teams.svg"
};
static const unsigned char file_30[] = {
#embed "../../Templates/icons/video.svg"
};
static const unsigned char file_31[] = {
#embed "../../Templates/icons/webex.svg"
};
static const unsigned char file_32[] = {
#embed "../../Templates/icons/whereby.svg"
};
static const unsigned char file_33[] = {
#embed "../../Templates/icons/withheld.svg"
};
static const unsigned char file_34[] = {
#embed "../../Templates/icons/zoom.svg"
};
static const unsigned char file_35[] = {
#embed "../../Templates/index.html"
};
static const unsigned char file_36[] = {
#embed "../../Templates/join-page.html"
};
static const unsigned char file_37[] = {
#embed "../../Templates/join.html"
};
static const unsigned char file_38[] = {
#embed "../../Templates/join.md"
};
static const unsigned char file_39[] = {
#embed "../../Templates/layout.html"
};
static const unsigned char file_40[] = {
#embed "../../Templates/lead-on.html"
};
static const unsigned char file_41[] = {
#embed "../../Templates/link.html"
};
static const unsigned char file_42[] = {
#embed "../../Templates/mail-session.html"
};
static const unsigned char file_43[] = {
#embed "../../Templates/mail-session.md"
};
static const unsigned char file_44[] = {
#embed "../../Templates/mail.html"
};
static const unsigned char file_45[] = {
#embed "../../Templates/mail.md"
};
static const unsigned char file_46[] = {
#embed "../../Templates/more.html"
};
static const unsigned char file_47[] = {
#embed "../../Templates/my-bookings.html"
};
static const unsigned char file_48[] = {
#embed "../../Templates/my-bookings.md"
};
static const unsigned char file_49[] = {
#embed "../../Templates/next.html"
};
static const unsigned char file_50[] = {
#embed "../../Templates/next.md"
};
static const unsigned char file_51[] = {
#embed "../../Templates/our-time.html"
};
static const unsigned char file_52[] = {
#embed "../../Templates/page.html"
};
static const unsigned char file_53[] = {
#embed "../../Templates/page.md"
};
static const unsigned char file_54[] = {
#embed "../../Templates/robots.txt"
};
static const unsigned char file_55[] = {
#embed "../../Templates/session.md"
};
static const unsigned char file_56[] = {
#embed "../../Templates/state.html"
};
static const unsigned char file_57[] = {
#embed "../../Templates/status.html"
};
static const unsigned char file_58[] = {
#embed "../../Templates/status.md"
};
static const unsigned char file_59[] = {
#embed "../../Templates/style.css"
};
static const unsigned char file_60[] = {
#embed "../../Templates/time.html"
};
static const unsigned char file_61[] = {
#embed "../../Templates/way.html"
};
static const unsigned char file_62[] = {
#embed "../../Templates/when.html"
};
static const unsigned char file_63[] = {
#embed "../../Templates/words/ar.yaml"
};
static const unsigned char file_64[] = {
#embed "../../Templates/words/de.yaml"
};
static const unsigned char file_65[] = {
#embed "../../Templates/words/en.yaml"
};
static const unsigned char file_66[] = {
#embed "../../Templates/words/es.yaml"
};
static const unsigned char file_67[] = {
#embed "../../Templates/words/fr.yaml"
};
static const unsigned char file_68[] = {
#embed "../../Templates/words/ja.yaml"
};
static const unsigned char file_69[] = {
#embed "../../Templates/words/pt-BR.yaml"
};
static const unsigned char file_70[] = {
#embed "../../Templates/words/pt.yaml"
};

static const embedded_file templates[] = {
    {"404.html", file_0, sizeof file_0},
    {"badge.html", file_1, sizeof file_1},
    {"booking.html", file_2, sizeof file_2},
    {"booking.md", file_3, sizeof file_3},
    {"brand.html", file_4, sizeof file_4},
    {"calendar.html", file_5, sizeof file_5},
    {"cancelled.html", file_6, sizeof file_6},
    {"cancelled.md", file_7, sizeof file_7},
    {"contact.html", file_8, sizeof file_8},
    {"contact.md", file_9, sizeof file_9},
    {"course-session.html", file_10, sizeof file_10},
    {"date.html", file_11, sizeof file_11},
    {"facts.html", file_12, sizeof file_12},
    {"head.html", file_13, sizeof file_13},
    {"icons/calendar.svg", file_14, sizeof file_14},
    {"icons/cancelled.svg", file_15, sizeof file_15},
    {"icons/discord.svg", file_16, sizeof file_16},
    {"icons/eight.svg", file_17, sizeof file_17},
    {"icons/facetime.svg", file_18, sizeof file_18},
    {"icons/goto.svg", file_19, sizeof file_19},
    {"icons/hidden.svg", file_20, sizeof file_20},
    {"icons/jitsi.svg", file_21, sizeof file_21},
    {"icons/mark.svg", file_22, sizeof file_22},
    {"icons/meet.svg", file_23, sizeof file_23},
    {"icons/none.svg", file_24, sizeof file_24},
    {"icons/pending.svg", file_25, sizeof file_25},
    {"icons/person.svg", file_26, sizeof file_26},
    {"icons/place.svg", file_27, sizeof file_27},
    {"icons/ringcentral.svg", file_28, sizeof file_28},
    {"icons/teams.svg", file_29, sizeof file_29},
    {"icons/video.svg", file_30, sizeof file_30},
    {"icons/webex.svg", file_31, sizeof file_31},
    {"icons/whereby.svg", file_32, sizeof file_32},
    {"icons/withheld.svg", file_33, sizeof file_33},
    {"icons/zoom.svg", file_34, sizeof file_34},
    {"index.html", file_35, sizeof file_35},
    {"join-page.html", file_36, sizeof file_36},
    {"join.html", file_37, sizeof file_37},
    {"join.md", file_38, sizeof file_38},
    {"layout.html", file_39, sizeof file_39},
    {"lead-on.html", file_40, sizeof file_40},
    {"link.html", file_41, sizeof file_41},
    {"mail-session.html", file_42, sizeof file_42},
    {"mail-session.md", file_43, sizeof file_43},
    {"mail.html", file_44, sizeof file_44},
    {"mail.md", file_45, sizeof file_45},
    {"more.html", file_46, sizeof file_46},
    {"my-bookings.html", file_47, sizeof file_47},
    {"my-bookings.md", file_48, sizeof file_48},
    {"next.html", file_49, sizeof file_49},
    {"next.md", file_50, sizeof file_50},
    {"our-time.html", file_51, sizeof file_51},
    {"page.html", file_52, sizeof file_52},
    {"page.md", file_53, sizeof file_53},
    {"robots.txt", file_54, sizeof file_54},
    {"session.md", file_55, sizeof file_55},
    {"state.html", file_56, sizeof file_56},
    {"status.html", file_57, sizeof file_57},
    {"status.md", file_58, sizeof file_58},
    {"style.css", file_59, sizeof file_59},
    {"time.html", file_60, sizeof file_60},
    {"way.html", file_61, sizeof file_61},
    {"when.html", file_62, sizeof file_62},
    {"words/ar.yaml", file_63, sizeof file_63},
    {"words/de.yaml", file_64, sizeof file_64},
    {"words/en.yaml", file_65, sizeof file_65},
    {"words/es.yaml", file_66, sizeof file_66},
    {"words/fr.yaml", file_67, sizeof file_67},
    {"words/ja.yaml", file_68, sizeof file_68},
    {"words/pt-BR.yaml", file_69, sizeof file_69},
    {"words/pt.yaml", file_70, sizeof file_70},
};

const embedded_file *embedded_templates(size_t *count) {
    *count = sizeof templates / sizeof templates[0];
    return templates;
}
