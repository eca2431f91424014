extension Business {
    /// Two members; a class and a course; one default account.
    public static let rows = """
        INSERT INTO site (id, name, base_url, time_zone, language, plan) VALUES
          ('studio', 'Riverside Studio', 'https://members.example.org', 'Europe/Berlin', 'en', 'BUSINESS_ECOMMERCE');
        INSERT INTO staff (id, site_id, name) VALUES (1, 'studio', 'Ines Albrecht');
        INSERT INTO conferencing_account (id, site_id, type, connection_status, link_url) VALUES
          (1, 'studio', 'CUSTOM', 'CONNECTED', 'https://meet.google.com/kvt-hwqz-ndr');
        INSERT INTO service (id, site_id, type, name, conferencing_enabled) VALUES
          (1, 'studio', 'CLASS', 'Morning Yoga', 1), (2, 'studio', 'COURSE', 'Sleep Well', 1);
        INSERT INTO service_staff VALUES (1, 1), (2, 1);
        INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES
          (1, 1, 1, unixepoch('2026-11-24 07:00'), unixepoch('2026-11-24 08:00')),
          (2, 2, 1, unixepoch('2026-11-20 18:00'), unixepoch('2026-11-20 19:00')),
          (3, 2, 1, unixepoch('2026-11-27 18:00'), unixepoch('2026-11-27 19:00'));
        INSERT INTO member (id, site_id, first_name, last_name, email) VALUES
          (1, 'studio', 'Chloé', 'Lefèvre', 'chloe@example.org'), (2, 'studio', 'Jörg', 'Weiß', 'joerg@example.org');
        INSERT INTO booking (id, member_id, session_id, course_id, status, booked_at) VALUES
          (1, 1, 1, NULL, 'CONFIRMED', 0), (2, 1, NULL, 2, 'CONFIRMED', 0), (3, 2, 1, NULL, 'PENDING', 0);

        """

    /// Another business in the same database, with an account.
    public static let harbour =
        harbourWithoutAccount + """
            INSERT INTO conferencing_account (id, site_id, type, connection_status, link_url) VALUES
              (9, 'harbour', 'CUSTOM', 'CONNECTED', 'https://meet.google.com/pbe-xsuo-gfy');

            """

    /// The same, before it has connected an account.
    public static let harbourWithoutAccount = """
        INSERT INTO site (id, name, base_url, time_zone, language, plan) VALUES
          ('harbour', 'Harbour Languages', 'https://my.harbour.example.org', 'Europe/Lisbon', 'en', 'BUSINESS_ECOMMERCE');
        INSERT INTO staff (id, site_id, name) VALUES (9, 'harbour', 'Beatriz Nogueira');
        INSERT INTO service (id, site_id, type, name, conferencing_enabled) VALUES (9, 'harbour', 'CLASS', 'Reading Club', 1);
        INSERT INTO service_staff VALUES (9, 9);
        INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES
          (9, 9, 9, unixepoch('2026-11-25 18:00'), unixepoch('2026-11-25 19:00'));
        INSERT INTO member (id, site_id, first_name) VALUES (9, 'harbour', 'Łukasz');
        INSERT INTO booking (id, member_id, session_id, course_id, status, booked_at) VALUES (9, 9, 9, NULL, 'CONFIRMED', 0);

        """
}
