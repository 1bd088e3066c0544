/* Word: the bulletin as an official document, to be signed and printed. Charts are left
 * out; everything is text that can be changed. */
#include "export/docx.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "export/paper_format.h"
#include "export/xml.h"
#include "export/zip.h"

#define MANY 40 /* columns: half a line is no signature */

void docx_runs(struct strbuf *out, const char *text, bool bold)
{
    struct strbuf clean = {0};
    xml_clean(&clean, text, strlen(text));
    const char *s = clean.len ? clean.s : "";
    if (*s)
        strbuf_puts(out, bold ? "<w:r><w:rPr><w:b/><w:bCs/></w:rPr>" : "<w:r>");
    for (const char *at = s; *at;) {
        size_t n = strcspn(at, "\n\t");
        if (n) {
            strbuf_puts(out, "<w:t xml:space=\"preserve\">");
            xml_text(out, at, n);
            strbuf_puts(out, "</w:t>");
        }
        at += n;
        if (*at)
            strbuf_puts(out, *at++ == '\n' ? "<w:br/>" : "<w:tab/>");
    }
    if (*s)
        strbuf_puts(out, "</w:r>");
    strbuf_free(&clean);
}

/* more: what this paragraph adds to its style. */
static void put_paragraph(struct strbuf *out, const char *style, const char *more,
                          const char *text)
{
    strbuf_printf(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>", style, more);
    docx_runs(out, text, false);
    strbuf_puts(out, "</w:p>");
}

static const struct paper_block *next_to(const struct paper *p, size_t i, bool after)
{
    if (after)
        return i + 1 < p->n_blocks ? &p->blocks[i + 1] : NULL;
    return i > 0 ? &p->blocks[i - 1] : NULL;
}

static int width_of(const char *s)
{
    int w = text_width(s, strlen(s));
    return w > MANY ? MANY : w;
}

/* The date ends four characters before the right margin and the office stands above its
 * middle; a longer name keeps two characters, and the date stands below its middle. */
static void put_signed(struct strbuf *out, const struct paper *p, size_t i)
{
    const struct paper_block *b = &p->blocks[i];
    bool date = b->kind == PAPER_DATE;
    const struct paper_block *other = next_to(p, i, !date);
    if (other && other->kind != (date ? PAPER_SIGN : PAPER_DATE))
        other = NULL;
    /* In half characters. */
    int own = width_of(b->text), its = other ? width_of(other->text) : own;
    int shift = date ? (own - its) / 2 : (its - own) / 2;
    int office = 8 + shift > 4 ? 8 + shift : 4, right = date ? office - shift : office;
    bool first = !date || !other;
    char more[128];
    snprintf(more, sizeof more, "%s<w:ind w:rightChars=\"%d\" w:right=\"%d\"/>",
             first ? "<w:spacing w:before=\"579\"/>" : "", right * 50,
             right * DOCX_CHARACTER / 2);
    put_paragraph(out, date ? "Date" : "Sign", more, b->text);
}

static bool is_top(const struct paper_block *b)
{
    return b && (b->kind == PAPER_TITLE || b->kind == PAPER_MARK);
}

static enum tb_rc put_block(struct strbuf *out, const struct paper *p, size_t i,
                            struct tb_err *e)
{
    static const char *const styles[] = {
        [PAPER_TITLE] = "Title",      [PAPER_MARK] = "Mark", [PAPER_TO] = "To",
        [PAPER_HEADING] = "Heading1", [PAPER_TEXT] = "Body", [PAPER_ITEM] = "Item",
        [PAPER_NOTE] = "Note"};
    const struct paper_block *b = &p->blocks[i];
    switch (b->kind) {
    case PAPER_TABLE:
        if (*b->table->title)
            put_paragraph(out, "TableTitle", "", b->table->title);
        return docx_table(out, b->table, e);
    case PAPER_CHART:
        return TB_OK;
    case PAPER_SIGN:
    case PAPER_DATE:
        put_signed(out, p, i);
        return TB_OK;
    default:
        /* An empty line below the last line of the title. */
        put_paragraph(out, styles[b->kind],
                      is_top(b) && !is_top(next_to(p, i, true))
                          ? "<w:spacing w:after=\"579\"/>"
                          : "",
                      b->text);
        return TB_OK;
    }
}

static enum tb_rc put_document(struct strbuf *out, const struct paper *p,
                               struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    strbuf_puts(
        out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
             "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/"
             "2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/"
             "2006/relationships\"><w:body>");
    for (size_t i = 0; rc == TB_OK && i < p->n_blocks; i++)
        rc = put_block(out, p, i, e);
    strbuf_printf(out,
                  "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
                  "<w:footerReference w:type=\"even\" r:id=\"rId5\"/>"
                  "<w:pgSz w:w=\"%d\" w:h=\"%d\"/><w:pgMar w:top=\"%d\" w:right=\"%d\" "
                  "w:bottom=\"%d\" w:left=\"%d\" w:header=\"851\" w:footer=\"1304\" "
                  "w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
                  DOCX_WIDTH, DOCX_HEIGHT, DOCX_TOP, DOCX_RIGHT, DOCX_BOTTOM,
                  DOCX_LEFT);
    return rc;
}

static enum tb_rc docx_write(const struct paper *p, const struct paper_options *o,
                             struct strbuf *out, struct tb_err *e)
{
    struct zip_part parts[] = {
        {.name = "[Content_Types].xml"}, {.name = "_rels/.rels"},
        {.name = "word/document.xml"},   {.name = "word/_rels/document.xml.rels"},
        {.name = "word/styles.xml"},     {.name = "word/settings.xml"},
        {.name = "word/fontTable.xml"},  {.name = "word/footer1.xml"},
        {.name = "word/footer2.xml"},    {.name = "docProps/core.xml"},
        {.name = "docProps/app.xml"}};
    size_t n = sizeof parts / sizeof *parts;
    (void)o;
    docx_content_types(&parts[0].text);
    docx_relations(&parts[1].text);
    enum tb_rc rc = put_document(&parts[2].text, p, e);
    docx_document_relations(&parts[3].text);
    docx_styles(&parts[4].text, p);
    docx_settings(&parts[5].text);
    docx_fonts(&parts[6].text);
    docx_footer(&parts[7].text, true);
    docx_footer(&parts[8].text, false);
    docx_core(&parts[9].text, p);
    docx_app(&parts[10].text);
    if (rc == TB_OK)
        rc = zip_write(out, parts, n, e);
    for (size_t i = 0; i < n; i++)
        strbuf_free(&parts[i].text);
    return rc;
}

const struct paper_format paper_docx = {.name = "docx", .write = docx_write};
