import BusinessKit

extension Business {
    /// What the program that takes the bookings writes: no account, no link, no setting of Joinery's.
    ///
    /// Service 1 is an appointment of Ines, 2 a class of Tom, 3 a course of both, 4 an appointment in person, 5 a course without a date.
    static let rowsWithoutAccount = """
        INSERT INTO site (id, name, base_url, time_zone, language, plan) VALUES
          ('studio', 'Riverside Studio', 'https://members.example.org', 'Europe/Berlin', 'en', 'BUSINESS_ECOMMERCE');
        INSERT INTO staff (id, site_id, name) VALUES (1, 'studio', 'Ines Albrecht'), (2, 'studio', 'Tom Reed');
        INSERT INTO service (id, site_id, type, name, conferencing_enabled) VALUES
          (1, 'studio', 'APPOINTMENT', 'Coaching', 1), (2, 'studio', 'CLASS', 'Pilates', 1), (3, 'studio', 'COURSE', 'Sleep Well', 1),
          (4, 'studio', 'APPOINTMENT', 'Massage', 0), (5, 'studio', 'COURSE', 'Spring Course', 1);
        INSERT INTO service_staff VALUES (1, 1), (2, 2), (3, 1), (4, 1);
        INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES
          (11, 1, 1, unixepoch('2026-11-24 09:00'), unixepoch('2026-11-24 10:00')),
          (12, 2, 2, unixepoch('2026-11-24 09:00'), unixepoch('2026-11-24 10:00')),
          (13, 3, 1, unixepoch('2026-11-20 18:00'), unixepoch('2026-11-20 19:00')),
          (14, 3, 2, unixepoch('2026-11-27 18:00'), unixepoch('2026-11-27 19:00')),
          (15, 4, 1, unixepoch('2026-11-25 09:00'), unixepoch('2026-11-25 10:00'));
        INSERT INTO member (id, site_id, first_name, last_name, email) VALUES
          (1, 'studio', 'Chloé', 'Lefèvre', 'chloe@example.org'), (2, 'studio', 'Jörg', 'Weiß', 'joerg@example.org');
        INSERT INTO booking (id, member_id, session_id, course_id, status, booked_at) VALUES
          (1, 1, 11, NULL, 'CONFIRMED', 0), (2, 1, 12, NULL, 'CONFIRMED', 0), (3, 1, NULL, 3, 'CONFIRMED', 0),
          (4, 1, 15, NULL, 'CONFIRMED', 0), (5, 2, 11, NULL, 'PENDING', 0), (6, 2, NULL, 3, 'CONFIRMED', 0);

        """
}
