#include "Embedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char preview_html[] = {
#embed "preview.html"
};
static const unsigned char preview_panel_html[] = {
#embed "preview-panel.html"
};
static const unsigned char preview_item_html[] = {
#embed "preview-item.html"
};
static const unsigned char preview_commands_html[] = {
#embed "preview-commands.html"
};
static const unsigned char preview_css[] = {
#embed "preview.css"
};
static const unsigned char preview_js[] = {
#embed "preview.js"
};

const embedded_file embedded_preview_desk = {"preview.html", preview_html, sizeof preview_html};
const embedded_file embedded_preview_panel = {"preview-panel.html", preview_panel_html, sizeof preview_panel_html};
const embedded_file embedded_preview_item = {"preview-item.html", preview_item_html, sizeof preview_item_html};
const embedded_file embedded_preview_commands = {"preview-commands.html", preview_commands_html, sizeof preview_commands_html};
const embedded_file embedded_preview_style = {"preview.css", preview_css, sizeof preview_css};
const embedded_file embedded_preview_script = {"preview.js", preview_js, sizeof preview_js};
