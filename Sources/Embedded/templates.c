#include "Embedded.h"

// Every file of Templates/, in order of their paths; a test compares the list with the folder.

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char file_404_html[] = {
#embed "../../Templates/404.html"
};
static const unsigned char file_booking_html[] = {
#embed "../../Templates/booking.html"
};
static const unsigned char file_booking_md[] = {
#embed "../../Templates/booking.md"
};
static const unsigned char file_date_html[] = {
#embed "../../Templates/date.html"
};
static const unsigned char file_facts_html[] = {
#embed "../../Templates/facts.html"
};
static const unsigned char file_head_html[] = {
#embed "../../Templates/head.html"
};
static const unsigned char file_icon_calendar_html[] = {
#embed "../../Templates/icon-calendar.html"
};
static const unsigned char file_icon_cancelled_html[] = {
#embed "../../Templates/icon-cancelled.html"
};
static const unsigned char file_icon_person_html[] = {
#embed "../../Templates/icon-person.html"
};
static const unsigned char file_icon_place_html[] = {
#embed "../../Templates/icon-place.html"
};
static const unsigned char file_icon_video_html[] = {
#embed "../../Templates/icon-video.html"
};
static const unsigned char file_icons_html[] = {
#embed "../../Templates/icons.html"
};
static const unsigned char file_icons_mark_svg[] = {
#embed "../../Templates/icons/mark.svg"
};
static const unsigned char file_index_html[] = {
#embed "../../Templates/index.html"
};
static const unsigned char file_join_html[] = {
#embed "../../Templates/join.html"
};
static const unsigned char file_join_md[] = {
#embed "../../Templates/join.md"
};
static const unsigned char file_layout_html[] = {
#embed "../../Templates/layout.html"
};
static const unsigned char file_link_html[] = {
#embed "../../Templates/link.html"
};
static const unsigned char file_my_bookings_html[] = {
#embed "../../Templates/my-bookings.html"
};
static const unsigned char file_my_bookings_md[] = {
#embed "../../Templates/my-bookings.md"
};
static const unsigned char file_next_html[] = {
#embed "../../Templates/next.html"
};
static const unsigned char file_page_html[] = {
#embed "../../Templates/page.html"
};
static const unsigned char file_page_md[] = {
#embed "../../Templates/page.md"
};
static const unsigned char file_robots_txt[] = {
#embed "../../Templates/robots.txt"
};
static const unsigned char file_session_html[] = {
#embed "../../Templates/session.html"
};
static const unsigned char file_session_md[] = {
#embed "../../Templates/session.md"
};
static const unsigned char file_state_html[] = {
#embed "../../Templates/state.html"
};
static const unsigned char file_status_html[] = {
#embed "../../Templates/status.html"
};
static const unsigned char file_style_css[] = {
#embed "../../Templates/style.css"
};
static const unsigned char file_when_html[] = {
#embed "../../Templates/when.html"
};
static const unsigned char file_words_en_yaml[] = {
#embed "../../Templates/words/en.yaml"
};

#define EMBEDDED(name, bytes) {name, bytes, sizeof bytes}

static const embedded_file templates[] = {
    EMBEDDED("404.html", file_404_html),
    EMBEDDED("booking.html", file_booking_html),
    EMBEDDED("booking.md", file_booking_md),
    EMBEDDED("date.html", file_date_html),
    EMBEDDED("facts.html", file_facts_html),
    EMBEDDED("head.html", file_head_html),
    EMBEDDED("icon-calendar.html", file_icon_calendar_html),
    EMBEDDED("icon-cancelled.html", file_icon_cancelled_html),
    EMBEDDED("icon-person.html", file_icon_person_html),
    EMBEDDED("icon-place.html", file_icon_place_html),
    EMBEDDED("icon-video.html", file_icon_video_html),
    EMBEDDED("icons.html", file_icons_html),
    EMBEDDED("icons/mark.svg", file_icons_mark_svg),
    EMBEDDED("index.html", file_index_html),
    EMBEDDED("join.html", file_join_html),
    EMBEDDED("join.md", file_join_md),
    EMBEDDED("layout.html", file_layout_html),
    EMBEDDED("link.html", file_link_html),
    EMBEDDED("my-bookings.html", file_my_bookings_html),
    EMBEDDED("my-bookings.md", file_my_bookings_md),
    EMBEDDED("next.html", file_next_html),
    EMBEDDED("page.html", file_page_html),
    EMBEDDED("page.md", file_page_md),
    EMBEDDED("robots.txt", file_robots_txt),
    EMBEDDED("session.html", file_session_html),
    EMBEDDED("session.md", file_session_md),
    EMBEDDED("state.html", file_state_html),
    EMBEDDED("status.html", file_status_html),
    EMBEDDED("style.css", file_style_css),
    EMBEDDED("when.html", file_when_html),
    EMBEDDED("words/en.yaml", file_words_en_yaml),
};

const embedded_file *embedded_templates(size_t *count) {
    *count = sizeof templates / sizeof templates[0];
    return templates;
}
