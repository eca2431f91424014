import Templating

let myBookingsSources = [
    TemplateSource(
        name: "layout.html",
        text: """
            <!DOCTYPE html>
            <html lang="{{language}}">
            <head>
            <meta charset="utf-8">
            <title>{{$title}}{{site.name}}{{/title}}</title>
            <meta name="robots" content="noindex">
            <link rel="stylesheet" href="/assets/style.css">
            </head>
            <body>
            {{$content}}
            {{/content}}
            <footer>{{site.name}}</footer>
            </body>
            </html>

            """),
    TemplateSource(
        name: "my-bookings.html",
        text: """
            {{<layout.html}}
            {{$title}}{{words.myBookings}}{{/title}}
            {{$content}}
            <main data-page="my-bookings">
            <h1>{{words.myBookings}}</h1>
            <p><bdi>{{member}}</bdi> {{email}} <a href="{{calendar}}">{{words.calendar}}</a></p>
            {{#bookings}}
            <section>
            <h2>{{service}}</h2>
            <p>{{status}}{{#isCourse}} ({{words.course}}){{/isCourse}}</p>
            {{#sessions}}
            {{>session.html}}
            {{/sessions}}
            </section>
            {{/bookings}}
            {{^bookings}}
            <p>{{words.nothing}}</p>
            {{/bookings}}
            </main>
            {{/content}}
            {{/layout.html}}
            """),
    TemplateSource(
        name: "session.html",
        text: """
            <article data-link="{{state}}" data-reason="{{reason}}" data-when="{{when}}">
            <time datetime="{{starts}}">{{day}}</time> <span>{{time}}</span> <small>{{zone}}</small>
            {{#staff}}<p>{{words.with}} <bdi>{{.}}</bdi></p>{{/staff}}
            {{#location}}<p>{{.}}</p>{{/location}}
            {{#isCancelled}}<p class="cancelled">{{words.cancelled}}</p>{{/isCancelled}}
            {{#link}}
            <p><a data-field="link" href="{{url}}" rel="noopener noreferrer">{{words.join}} {{provider}}</a></p>
            {{#password}}<p>{{words.password}} <code data-field="password">{{.}}</code></p>{{/password}}
            {{#description}}<div data-field="description">{{{.}}}</div>{{/description}}
            <p><a data-field="join-page" href="{{joinPage}}">{{words.joinPage}}</a></p>
            {{/link}}
            {{^link}}<p>{{words.noLink}}</p>{{/link}}
            </article>

            """),
]

let myBookingsConstants: Constants = [
    "language": "en",
    "site": ["name": "Breath & Balance"],
    "words": [
        "myBookings": "My bookings", "calendar": "Subscribe", "course": "course", "nothing": "Nothing is booked.", "with": "with",
        "cancelled": "Cancelled", "join": "Join by", "password": "Password:", "joinPage": "Page of this session",
        "noLink": "This session takes place in person.",
    ],
]
