/// What `import --example` prints: a table for the adapter `spreadsheet`, to fill in.
package enum ImportExample {
    package static let text = """
        booking,member,name,email,member_time_zone,language,service,type,staff,starts_at,ends_at,time_zone,status,payment_status,participants,location,link,link_password
        1,,Ana Ruiz,ana@example.org,,,Morning Yoga,CLASS,Lena Omer,2030-01-12 18:00,2030-01-12 19:15,,CONFIRMED,PAID,1,,https://meet.example.org/yoga,
        2,,Bo Berg,bo@example.org,Europe/Stockholm,sv,Morning Yoga,CLASS,Lena Omer,2030-01-12 18:00,2030-01-12 19:15,,WAITING_LIST,,2,,https://meet.example.org/yoga,
        3,,Ana Ruiz,ana@example.org,,,Lesson,APPOINTMENT,Lena Omer,2030-01-14 09:00,2030-01-14 10:00,,CONFIRMED,,,"Main Street 1, first floor",,

        """
}
