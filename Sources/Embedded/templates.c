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
#embed "../../Templates/changed.html"
};
static const unsigned char file_9[] = {
#embed "../../Templates/changed.md"
};
static const unsigned char file_10[] = {
#embed "../../Templates/contact.html"
};
static const unsigned char file_11[] = {
#embed "../../Templates/contact.md"
};
static const unsigned char file_12[] = {
#embed "../../Templates/course-session.html"
};
static const unsigned char file_13[] = {
#embed "../../Templates/date.html"
};
static const unsigned char file_14[] = {
#embed "../../Templates/facts.html"
};
static const unsigned char file_15[] = {
#embed "../../Templates/head.html"
};
static const unsigned char file_16[] = {
#embed "../../Templates/icons/calendar.svg"
};
static const unsigned char file_17[] = {
#embed "../../Templates/icons/cancelled.svg"
};
static const unsigned char file_18[] = {
#embed "../../Templates/icons/discord.svg"
};
static const unsigned char file_19[] = {
#embed "../../Templates/icons/eight.svg"
};
static const unsigned char file_20[] = {
#embed "../../Templates/icons/facetime.svg"
};
static const unsigned char file_21[] = {
#embed "../../Templates/icons/goto.svg"
};
static const unsigned char file_22[] = {
#embed "../../Templates/icons/hidden.svg"
};
static const unsigned char file_23[] = {
#embed "../../Templates/icons/jitsi.svg"
};
static const unsigned char file_24[] = {
#embed "../../Templates/icons/mark.svg"
};
static const unsigned char file_25[] = {
#embed "../../Templates/icons/meet.svg"
};
static const unsigned char file_26[] = {
#embed "../../Templates/icons/none.svg"
};
static const unsigned char file_27[] = {
#embed "../../Templates/icons/pending.svg"
};
static const unsigned char file_28[] = {
#embed "../../Templates/icons/person.svg"
};
static const unsigned char file_29[] = {
#embed "../../Templates/icons/place.svg"
};
static const unsigned char file_30[] = {
#embed "../../Templates/icons/ringcentral.svg"
};
static const unsigned char file_31[] = {
#embed "../../Templates/icons/teams.svg"
};
static const unsigned char file_32[] = {
#embed "../../Templates/icons/video.svg"
};
static const unsigned char file_33[] = {
#embed "../../Templates/icons/webex.svg"
};
static const unsigned char file_34[] = {
#embed "../../Templates/icons/whereby.svg"
};
static const unsigned char file_35[] = {
#embed "../../Templates/icons/withheld.svg"
};
static const unsigned char file_36[] = {
#embed "../../Templates/icons/zoom.svg"
};
static const unsigned char file_37[] = {
#embed "../../Templates/index.html"
};
static const unsigned char file_38[] = {
#embed "../../Templates/join-page.html"
};
static const unsigned char file_39[] = {
#embed "../../Templates/join.html"
};
static const unsigned char file_40[] = {
#embed "../../Templates/join.md"
};
static const unsigned char file_41[] = {
#embed "../../Templates/layout.html"
};
static const unsigned char file_42[] = {
#embed "../../Templates/lead-on.html"
};
static const unsigned char file_43[] = {
#embed "../../Templates/link.html"
};
static const unsigned char file_44[] = {
#embed "../../Templates/mail-session.html"
};
static const unsigned char file_45[] = {
#embed "../../Templates/mail-session.md"
};
static const unsigned char file_46[] = {
#embed "../../Templates/mail.html"
};
static const unsigned char file_47[] = {
#embed "../../Templates/mail.md"
};
static const unsigned char file_48[] = {
#embed "../../Templates/more.html"
};
static const unsigned char file_49[] = {
#embed "../../Templates/my-bookings.html"
};
static const unsigned char file_50[] = {
#embed "../../Templates/my-bookings.md"
};
static const unsigned char file_51[] = {
#embed "../../Templates/next.html"
};
static const unsigned char file_52[] = {
#embed "../../Templates/next.md"
};
static const unsigned char file_53[] = {
#embed "../../Templates/our-time.html"
};
static const unsigned char file_54[] = {
#embed "../../Templates/page.html"
};
static const unsigned char file_55[] = {
#embed "../../Templates/page.md"
};
static const unsigned char file_56[] = {
#embed "../../Templates/robots.txt"
};
static const unsigned char file_57[] = {
#embed "../../Templates/session.md"
};
static const unsigned char file_58[] = {
#embed "../../Templates/state.html"
};
static const unsigned char file_59[] = {
#embed "../../Templates/status.html"
};
static const unsigned char file_60[] = {
#embed "../../Templates/status.md"
};
static const unsigned char file_61[] = {
#embed "../../Templates/style.css"
};
static const unsigned char file_62[] = {
#embed "../../Templates/time.html"
};
static const unsigned char file_63[] = {
#embed "../../Templates/way.html"
};
static const unsigned char file_64[] = {
#embed "../../Templates/when.html"
};
static const unsigned char file_65[] = {
#embed "../../Templates/words/ar.yaml"
};
static const unsigned char file_66[] = {
#embed "../../Templates/words/de.yaml"
};
static const unsigned char file_67[] = {
#embed "../../Templates/words/en.yaml"
};
static const unsigned char file_68[] = {
#embed "../../Templates/words/es.yaml"
};
static const unsigned char file_69[] = {
#embed "../../Templates/words/fr.yaml"
};
static const unsigned char file_70[] = {
#embed "../../Templates/words/ja.yaml"
};
static const unsigned char file_71[] = {
#embed "../../Templates/words/pt-BR.yaml"
};
static const unsigned char file_72[] = {
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
    {"changed.html", file_8, sizeof file_8},
    {"changed.md", file_9, sizeof file_9},
    {"contact.html", file_10, sizeof file_10},
    {"contact.md", file_11, sizeof file_11},
    {"course-session.html", file_12, sizeof file_12},
    {"date.html", file_13, sizeof file_13},
    {"facts.html", file_14, sizeof file_14},
    {"head.html", file_15, sizeof file_15},
    {"icons/calendar.svg", file_16, sizeof file_16},
    {"icons/cancelled.svg", file_17, sizeof file_17},
    {"icons/discord.svg", file_18, sizeof file_18},
    {"icons/eight.svg", file_19, sizeof file_19},
    {"icons/facetime.svg", file_20, sizeof file_20},
    {"icons/goto.svg", file_21, sizeof file_21},
    {"icons/hidden.svg", file_22, sizeof file_22},
    {"icons/jitsi.svg", file_23, sizeof file_23},
    {"icons/mark.svg", file_24, sizeof file_24},
    {"icons/meet.svg", file_25, sizeof file_25},
    {"icons/none.svg", file_26, sizeof file_26},
    {"icons/pending.svg", file_27, sizeof file_27},
    {"icons/person.svg", file_28, sizeof file_28},
    {"icons/place.svg", file_29, sizeof file_29},
    {"icons/ringcentral.svg", file_30, sizeof file_30},
    {"icons/teams.svg", file_31, sizeof file_31},
    {"icons/video.svg", file_32, sizeof file_32},
    {"icons/webex.svg", file_33, sizeof file_33},
    {"icons/whereby.svg", file_34, sizeof file_34},
    {"icons/withheld.svg", file_35, sizeof file_35},
    {"icons/zoom.svg", file_36, sizeof file_36},
    {"index.html", file_37, sizeof file_37},
    {"join-page.html", file_38, sizeof file_38},
    {"join.html", file_39, sizeof file_39},
    {"join.md", file_40, sizeof file_40},
    {"layout.html", file_41, sizeof file_41},
    {"lead-on.html", file_42, sizeof file_42},
    {"link.html", file_43, sizeof file_43},
    {"mail-session.html", file_44, sizeof file_44},
    {"mail-session.md", file_45, sizeof file_45},
    {"mail.html", file_46, sizeof file_46},
    {"mail.md", file_47, sizeof file_47},
    {"more.html", file_48, sizeof file_48},
    {"my-bookings.html", file_49, sizeof file_49},
    {"my-bookings.md", file_50, sizeof file_50},
    {"next.html", file_51, sizeof file_51},
    {"next.md", file_52, sizeof file_52},
    {"our-time.html", file_53, sizeof file_53},
    {"page.html", file_54, sizeof file_54},
    {"page.md", file_55, sizeof file_55},
    {"robots.txt", file_56, sizeof file_56},
    {"session.md", file_57, sizeof file_57},
    {"state.html", file_58, sizeof file_58},
    {"status.html", file_59, sizeof file_59},
    {"status.md", file_60, sizeof file_60},
    {"style.css", file_61, sizeof file_61},
    {"time.html", file_62, sizeof file_62},
    {"way.html", file_63, sizeof file_63},
    {"when.html", file_64, sizeof file_64},
    {"words/ar.yaml", file_65, sizeof file_65},
    {"words/de.yaml", file_66, sizeof file_66},
    {"words/en.yaml", file_67, sizeof file_67},
    {"words/es.yaml", file_68, sizeof file_68},
    {"words/fr.yaml", file_69, sizeof file_69},
    {"words/ja.yaml", file_70, sizeof file_70},
    {"words/pt-BR.yaml", file_71, sizeof file_71},
    {"words/pt.yaml", file_72, sizeof file_72},
};

const embedded_file *embedded_templates(size_t *count) {
    *count = sizeof templates / sizeof templates[0];
    return templates;
}
