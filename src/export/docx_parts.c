/* What stands around the text: the parts of the package that say what the others are,
 * who wrote them, in which letters. */
#include <stdio.h>
#include <string.h>

#include "export/docx.h"
#include "export/xml.h"

#define HEAD    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OPEN    "http://schemas.openxmlformats.org/"
#define OFFICE  OPEN "officeDocument/2006/relationships"
#define PACKAGE OPEN "package/2006"
#define WORD    "xmlns:w=\"" OPEN "wordprocessingml/2006/main\""
#define TYPE    "application/vnd.openxmlformats-"
#define MAIN    TYPE "officedocument.wordprocessingml."

void docx_content_types(struct strbuf *out)
{
    static const char *const parts[][2] = {
        {"word/document.xml", MAIN "document.main+xml"},
        {"word/styles.xml", MAIN "styles+xml"},
        {"word/settings.xml", MAIN "settings+xml"},
        {"word/fontTable.xml", MAIN "fontTable+xml"},
        {"word/footer1.xml", MAIN "footer+xml"},
        {"word/footer2.xml", MAIN "footer+xml"},
        {"docProps/core.xml", TYPE "package.core-properties+xml"},
        {"docProps/app.xml", TYPE "officedocument.extended-properties+xml"}};
    strbuf_puts(out,
                HEAD "<Types xmlns=\"" PACKAGE "/content-types\">"
                     "<Default Extension=\"rels\" ContentType=\"" TYPE
                     "package.relationships+xml\"/>"
                     "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        strbuf_printf(out, "<Override PartName=\"/%s\" ContentType=\"%s\"/>",
                      parts[i][0], parts[i][1]);
    strbuf_puts(out, "</Types>");
}

static void put_relations(struct strbuf *out, const char *const rows[][2], size_t n)
{
    strbuf_puts(out, HEAD "<Relationships xmlns=\"" PACKAGE "/relationships\">");
    for (size_t i = 0; i < n; i++)
        strbuf_printf(out, "<Relationship Id=\"rId%zu\" Type=\"%s\" Target=\"%s\"/>",
                      i + 1, rows[i][0], rows[i][1]);
    strbuf_puts(out, "</Relationships>");
}

void docx_relations(struct strbuf *out)
{
    static const char *const rows[][2] = {
        {OFFICE "/officeDocument", "word/document.xml"},
        {PACKAGE "/relationships/metadata/core-properties", "docProps/core.xml"},
        {OFFICE "/extended-properties", "docProps/app.xml"}};
    put_relations(out, rows, 3);
}

void docx_document_relations(struct strbuf *out)
{
    static const char *const rows[][2] = {{OFFICE "/styles", "styles.xml"},
                                          {OFFICE "/settings", "settings.xml"},
                                          {OFFICE "/fontTable", "fontTable.xml"},
                                          {OFFICE "/footer", "footer1.xml"},
                                          {OFFICE "/footer", "footer2.xml"}};
    put_relations(out, rows, 5);
}

/* On one line: a property with line breaks in it is shown badly everywhere. */
static void put_property(struct strbuf *out, const char *tag, const char *text)
{
    size_t from;
    strbuf_printf(out, "<%s>", tag);
    from = out->len;
    xml_text(out, text, strlen(text));
    for (size_t i = from; i < out->len; i++)
        if (out->s[i] == '\n' || out->s[i] == '\t')
            out->s[i] = ' ';
    strbuf_printf(out, "</%s>", tag);
}

void docx_core(struct strbuf *out, const struct paper *p)
{
    char day[16];
    day_format(p->day == TB_DAY_NONE ? TB_DAY_MIN : p->day, day);
    strbuf_puts(out, HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE
                          "/metadata/core-properties\""
                          " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                          " xmlns:dcterms=\"http://purl.org/dc/terms/\""
                          " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    put_property(out, "dc:title", p->title);
    put_property(out, "dc:creator", p->author);
    put_property(out, "cp:lastModifiedBy", p->author);
    strbuf_printf(
        out,
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%sT12:00:00Z</dcterms:created>"
        "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%sT12:00:00Z</dcterms:modified>"
        "</cp:coreProperties>",
        day, day);
}

void docx_app(struct strbuf *out)
{
    strbuf_puts(out, HEAD "<Properties xmlns=\"" OPEN
                          "officeDocument/2006/extended-properties\">"
                          "<Application>tongbao</Application></Properties>");
}

void docx_settings(struct strbuf *out)
{
    strbuf_puts(
        out, HEAD
        "<w:settings " WORD "><w:zoom w:percent=\"100\"/>"
        "<w:defaultTabStop w:val=\"640\"/><w:evenAndOddHeaders/>"
        "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat>"
        "<w:compatSetting w:name=\"compatibilityMode\""
        " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
        "</w:settings>");
}

void docx_fonts(struct strbuf *out)
{
    /* Name, other names, charset, family; the government's fonts come from several
     * houses and are called differently by each. */
    static const char *const fonts[][4] = {
        {"Times New Roman", "Liberation Serif", "00", "roman"},
        {"仿宋",
         "仿宋_GB2312,FangSong,FangSong_GB2312,方正仿宋_GBK,华文仿宋,STFangsong", "86",
         "modern"},
        {"方正小标宋简体",
         "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体", "86", "auto"},
        {"黑体", "SimHei,方正黑体_GBK,STHeiti,Noto Sans CJK SC", "86", "modern"},
        {"宋体", "SimSun,方正书宋_GBK,STSong,Noto Serif CJK SC", "86", "auto"}};
    strbuf_puts(out, HEAD "<w:fonts " WORD ">");
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        strbuf_printf(out,
                      "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/>"
                      "<w:charset w:val=\"%s\"/><w:family w:val=\"%s\"/></w:font>",
                      fonts[i][0], fonts[i][1], fonts[i][2], fonts[i][3]);
    strbuf_puts(out, "</w:fonts>");
}

/* --- styles ----------------------------------------------------------------------- */

const int docx_sizes[] = {24, 21, 18, 15, 13, 11, 9};
const size_t docx_n_sizes = sizeof docx_sizes / sizeof *docx_sizes;

int docx_line_of(int size)
{
    return size * 27 / 2; /* 1.35 times the letters */
}

/* One paragraph style: what differs from the body. */
struct style {
    const char *id, *name;
    const char *paragraph; /* of w:pPr */
    const char *font;      /* of East Asian letters; NULL: the body's */
    int size;              /* in half points; 0: the body's */
    bool bold;             /* where the letters are Latin */
};

static void put_style(struct strbuf *out, const struct style *s, bool zh)
{
    strbuf_printf(out,
                  "<w:style w:type=\"paragraph\" w:styleId=\"%s\">"
                  "<w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>"
                  "<w:pPr>%s</w:pPr><w:rPr>",
                  s->id, s->name, s->paragraph);
    if (s->font)
        strbuf_printf(out, "<w:rFonts w:eastAsia=\"%s\"/>", s->font);
    if (s->bold && !zh)
        strbuf_puts(out, "<w:b/><w:bCs/>");
    if (s->size)
        strbuf_printf(out,
                      "<w:spacing w:val=\"0\"/><w:sz w:val=\"%d\"/><w:szCs "
                      "w:val=\"%d\"/>",
                      s->size, s->size);
    strbuf_puts(out, "</w:rPr></w:style>");
}

/* spacing of a line, then ind and jc: Word wants them in this order. */
#define LINE(n) "<w:spacing w:line=\"" n "\" w:lineRule=\"exact\"/>"
#define TWO     "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"
#define CENTRE  "<w:jc w:val=\"center\"/>"

static void put_table_styles(struct strbuf *out)
{
    for (size_t i = 0; i < docx_n_sizes; i++) {
        char id[16], line[160];
        int size = docx_sizes[i];
        snprintf(id, sizeof id, "Cell%d", size);
        snprintf(
            line, sizeof line,
            "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/><w:jc w:val=\"left\"/>",
            docx_line_of(size));
        put_style(out, &(struct style){id, id, line, "宋体", size, false}, true);
    }
}

void docx_styles(struct strbuf *out, const struct paper *p)
{
    static const struct style styles[] = {
        {"Title", "Title", "<w:keepNext/>" LINE("660") CENTRE, "方正小标宋简体", 44,
         true},
        {"Mark", "Mark", "<w:keepNext/>" CENTRE, NULL, 0},
        {"To", "To", "", NULL, 0},
        {"Heading1", "heading 1", "<w:keepNext/>" TWO "<w:outlineLvl w:val=\"0\"/>",
         "黑体", 32, true},
        {"Body", "Body", TWO, NULL, 0},
        {"Item", "Item", TWO, NULL, 0},
        {"Sign", "Sign", "<w:keepNext/><w:jc w:val=\"right\"/>", NULL, 0},
        {"Date", "Date", "<w:jc w:val=\"right\"/>", NULL, 0},
        {"Note", "Note", LINE("420") "<w:jc w:val=\"left\"/>", NULL, 24},
        {"TableTitle", "Table Title",
         "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\" w:line=\"420\""
         " w:lineRule=\"exact\"/>" CENTRE,
         "黑体", 28, true},
        {"Gap", "Gap", LINE("280"), NULL, 18},
        {"Footer", "footer", LINE("320"), "宋体", 28}};
    strbuf_printf(
        out,
        HEAD
        "<w:styles " WORD "><w:docDefaults><w:rPrDefault><w:rPr>"
        "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\""
        " w:eastAsia=\"仿宋\" w:cs=\"Times New Roman\"/><w:kern w:val=\"2\"/>"
        "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"
        "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/>"
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val=\"0\"/>"
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\""
        " w:line=\"%d\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/></w:pPr>"
        "</w:pPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
        "<w:name w:val=\"Normal\"/><w:qFormat/><w:rPr><w:spacing w:val=\"%d\"/>"
        "</w:rPr></w:style>"
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
        "<w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
        "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\""
        " w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\""
        " w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
        DOCX_LINE, p->zh ? -6 : 0);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        put_style(out, &styles[i], p->zh);
    put_table_styles(out);
    strbuf_puts(out, "</w:styles>");
}

void docx_footer(struct strbuf *out, bool odd)
{
    strbuf_printf(
        out,
        HEAD "<w:ftr " WORD "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>"
             "<w:ind w:leftChars=\"100\" w:left=\"280\" w:rightChars=\"100\""
             " w:right=\"280\"/><w:jc w:val=\"%s\"/></w:pPr>"
             "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r>"
             "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
             "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
             "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
             "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
             "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>",
        odd ? "right" : "left");
}
