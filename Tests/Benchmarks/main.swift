// Renders one page like My Bookings over and over, by template and by hand, and prints the best of several runs of each.
import Templating

let library = TemplateLibrary(myBookingsSources)
let template: Template<MyBookings> = try library.compile("my-bookings.html", escaping: .html, constants: myBookingsConstants)
let page = MyBookings.example

var rendered: [UInt8] = []
template.render(page, into: &rendered)
var byHand = HandWritten()
byHand.page(page)
guard rendered == byHand.bytes else { throw Difference(template: rendered, byHand: byHand.bytes) }

var bytes: [UInt8] = []
let (templateSpeed, handSpeed) = bestSpeeds(of: rendered.count) {
    bytes.removeAll(keepingCapacity: true)
    template.render(page, into: &bytes)
} _: {
    byHand.removeAll()
    byHand.page(page)
}
print(
    "one page of \(rendered.count) bytes: template \(Int(templateSpeed)) MB/s, by hand \(Int(handSpeed)) MB/s, ratio \(templateSpeed / handSpeed)"
)
