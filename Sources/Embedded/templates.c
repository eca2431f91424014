#include "Embedded.h"

// Every file of Templates/, in order of their paths; a test compares the list with the folder.

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char file_404_html[] = {
#embed "../../Templates/404.html"
};
static const unsigned char file_booking_head_html[] = {
#embed "../../Templates/booking-head.html"
};
static const unsigned char file_booking_html[] = {
#embed "../../Templates/booking.html"
};
static const unsigned char file_booking_md[] = {
#embed "../../Templates/booking.md"
};
static const unsigned char file_cancelled_html[] = {
#embed "../../Templates/cancelled.html"
};
static const unsigned char file_course_session_html[] = {
#embed "../../Templates/course-session.html"
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
static const unsigned char file_icons_bluejeans_svg[] = {
#embed "../../Templates/icons/bluejeans.svg"
};
static const unsigned char file_icons_calendar_svg[] = {
#embed "../../Templates/icons/calendar.svg"
};
static const unsigned char file_icons_cancelled_svg[] = {
#embed "../../Templates/icons/cancelled.svg"
};
static const unsigned char file_icons_chime_svg[] = {
#embed "../../Templates/icons/chime.svg"
};
static const unsigned char file_icons_discord_svg[] = {
#embed "../../Templates/icons/discord.svg"
};
static const unsigned char file_icons_eight_svg[] = {
#embed "../../Templates/icons/eight.svg"
};
static const unsigned char file_icons_facetime_svg[] = {
#embed "../../Templates/icons/facetime.svg"
};
static const unsigned char file_icons_goto_svg[] = {
#embed "../../Templates/icons/goto.svg"
};
static const unsigned char file_icons_hangouts_svg[] = {
#embed "../../Templates/icons/hangouts.svg"
};
static const unsigned char file_icons_hidden_svg[] = {
#embed "../../Templates/icons/hidden.svg"
};
static const unsigned char file_icons_jitsi_svg[] = {
#embed "../../Templates/icons/jitsi.svg"
};
static const unsigned char file_icons_mark_svg[] = {
#embed "../../Templates/icons/mark.svg"
};
static const unsigned char file_icons_meet_svg[] = {
#embed "../../Templates/icons/meet.svg"
};
static const unsigned char file_icons_none_svg[] = {
#embed "../../Templates/icons/none.svg"
};
static const unsigned char file_icons_pending_svg[] = {
#embed "../../Templates/icons/pending.svg"
};
static const unsigned char file_icons_person_svg[] = {
#embed "../../Templates/icons/person.svg"
};
static const unsigned char file_icons_place_svg[] = {
#embed "../../Templates/icons/place.svg"
};
static const unsigned char file_icons_ringcentral_svg[] = {
#embed "../../Templates/icons/ringcentral.svg"
};
static const unsigned char file_icons_skype_svg[] = {
#embed "../../Templates/icons/skype.svg"
};
static const unsigned char file_icons_teams_svg[] = {
#embed "../../Templates/icons/teams.svg"
};
static const unsigned char file_icons_video_svg[] = {
#embed "../../Templates/icons/video.svg"
};
static const unsigned char file_icons_webex_svg[] = {
#embed "../../Templates/icons/webex.svg"
};
static const unsigned char file_icons_whereby_svg[] = {
#embed "../../Templates/icons/whereby.svg"
};
static const unsigned char file_icons_withheld_svg[] = {
#embed "../../Templates/icons/withheld.svg"
};
static const unsigned char file_icons_zoom_svg[] = {
#embed "../../Templates/icons/zoom.svg"
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
static const unsigned char file_mail_session_html[] = {
#embed "../../Templates/mail-session.html"
};
static const unsigned char file_mail_session_md[] = {
#embed "../../Templates/mail-session.md"
};
static const unsigned char file_mail_html[] = {
#embed "../../Templates/mail.html"
};
static const unsigned char file_mail_md[] = {
#embed "../../Templates/mail.md"
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
static const unsigned char file_our_time_html[] = {
#embed "../../Templates/our-time.html"
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
static const unsigned char file_words_ar_yaml[] = {
#embed "../../Templates/words/ar.yaml"
};
static const unsigned char file_words_de_yaml[] = {
#embed "../../Templates/words/de.yaml"
};
static const unsigned char file_words_en_yaml[] = {
#embed "../../Templates/words/en.yaml"
};
static const unsigned char file_words_es_yaml[] = {
#embed "../../Templates/words/es.yaml"
};
static const unsigned char file_words_fr_yaml[] = {
#embed "../../Templates/words/fr.yaml"
};
static const unsigned char file_words_ja_yaml[] = {
#embed "../../Templates/words/ja.yaml"
};
static const unsigned char file_words_pt_yaml[] = {
#embed "../../Templates/words/pt.yaml"
};

#define EMBEDDED(name, bytes) {name, bytes, sizeof bytes}

static const embedded_file templates[] = {
    EMBEDDED("404.html", file_404_html),
    EMBEDDED("booking-head.html", file_booking_head_html),
    EMBEDDED("booking.html", file_booking_html),
    EMBEDDED("booking.md", file_booking_md),
    EMBEDDED("cancelled.html", file_cancelled_html),
    EMBEDDED("course-session.html", file_course_session_html),
    EMBEDDED("date.html", file_date_html),
    EMBEDDED("facts.html", file_facts_html),
    EMBEDDED("head.html", file_head_html),
    EMBEDDED("icons/bluejeans.svg", file_icons_bluejeans_svg),
    EMBEDDED("icons/calendar.svg", file_icons_calendar_svg),
    EMBEDDED("icons/cancelled.svg", file_icons_cancelled_svg),
    EMBEDDED("icons/chime.svg", file_icons_chime_svg),
    EMBEDDED("icons/discord.svg", file_icons_discord_svg),
    EMBEDDED("icons/eight.svg", file_icons_eight_svg),
    EMBEDDED("icons/facetime.svg", file_icons_facetime_svg),
    EMBEDDED("icons/goto.svg", file_icons_goto_svg),
    EMBEDDED("icons/hangouts.svg", file_icons_hangouts_svg),
    EMBEDDED("icons/hidden.svg", file_icons_hidden_svg),
    EMBEDDED("icons/jitsi.svg", file_icons_jitsi_svg),
    EMBEDDED("icons/mark.svg", file_icons_mark_svg),
    EMBEDDED("icons/meet.svg", file_icons_meet_svg),
    EMBEDDED("icons/none.svg", file_icons_none_svg),
    EMBEDDED("icons/pending.svg", file_icons_pending_svg),
    EMBEDDED("icons/person.svg", file_icons_person_svg),
    EMBEDDED("icons/place.svg", file_icons_place_svg),
    EMBEDDED("icons/ringcentral.svg", file_icons_ringcentral_svg),
    EMBEDDED("icons/skype.svg", file_icons_skype_svg),
    EMBEDDED("icons/teams.svg", file_icons_teams_svg),
    EMBEDDED("icons/video.svg", file_icons_video_svg),
    EMBEDDED("icons/webex.svg", file_icons_webex_svg),
    EMBEDDED("icons/whereby.svg", file_icons_whereby_svg),
    EMBEDDED("icons/withheld.svg", file_icons_withheld_svg),
    EMBEDDED("icons/zoom.svg", file_icons_zoom_svg),
    EMBEDDED("index.html", file_index_html),
    EMBEDDED("join.html", file_join_html),
    EMBEDDED("join.md", file_join_md),
    EMBEDDED("layout.html", file_layout_html),
    EMBEDDED("link.html", file_link_html),
    EMBEDDED("mail-session.html", file_mail_session_html),
    EMBEDDED("mail-session.md", file_mail_session_md),
    EMBEDDED("mail.html", file_mail_html),
    EMBEDDED("mail.md", file_mail_md),
    EMBEDDED("my-bookings.html", file_my_bookings_html),
    EMBEDDED("my-bookings.md", file_my_bookings_md),
    EMBEDDED("next.html", file_next_html),
    EMBEDDED("our-time.html", file_our_time_html),
    EMBEDDED("page.html", file_page_html),
    EMBEDDED("page.md", file_page_md),
    EMBEDDED("robots.txt", file_robots_txt),
    EMBEDDED("session.html", file_session_html),
    EMBEDDED("session.md", file_session_md),
    EMBEDDED("state.html", file_state_html),
    EMBEDDED("status.html", file_status_html),
    EMBEDDED("style.css", file_style_css),
    EMBEDDED("when.html", file_when_html),
    EMBEDDED("words/ar.yaml", file_words_ar_yaml),
    EMBEDDED("words/de.yaml", file_words_de_yaml),
    EMBEDDED("words/en.yaml", file_words_en_yaml),
    EMBEDDED("words/es.yaml", file_words_es_yaml),
    EMBEDDED("words/fr.yaml", file_words_fr_yaml),
    EMBEDDED("words/ja.yaml", file_words_ja_yaml),
    EMBEDDED("words/pt.yaml", file_words_pt_yaml),
};

const embedded_file *embedded_templates(size_t *count) {
    *count = sizeof templates / sizeof templates[0];
    return templates;
}
