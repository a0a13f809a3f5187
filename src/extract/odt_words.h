// SPDX-License-Identifier: GPL-3.0-or-later
// What the elements of an OpenDocument text are called.
#ifndef LOR_EXTRACT_ODT_WORDS_H
#define LOR_EXTRACT_ODT_WORDS_H

#include "core/xml.h"

enum { ODT_OFFICE = 1, ODT_TEXT, ODT_TABLE, ODT_DRAW, ODT_STYLE, ODT_FO, ODT_SVG, ODT_XLINK, ODT_DC, ODT_META };

/** Elements: id, namespace, name. */
#define ODT_WORDS(X)                                                                                                  \
    X(AUTOMATIC, OFFICE, "automatic-styles") X(MASTERS, OFFICE, "master-styles") X(ANNOTATION, OFFICE, "annotation")  \
    X(ANNOTATION_END, OFFICE, "annotation-end") X(BODY, OFFICE, "text") X(FORMS, OFFICE, "forms")                     \
    X(BINARY, OFFICE, "binary-data") X(EVENTS, OFFICE, "event-listeners") X(SCRIPTS, OFFICE, "scripts")               \
    X(P, TEXT, "p") X(H, TEXT, "h") X(SPAN, TEXT, "span") X(SPACES, TEXT, "s") X(TAB, TEXT, "tab")                    \
    X(BREAK, TEXT, "line-break") X(LINK, TEXT, "a") X(LIST, TEXT, "list") X(ITEM, TEXT, "list-item")                  \
    X(LIST_HEADER, TEXT, "list-header") X(TRACKED, TEXT, "tracked-changes") X(REGION, TEXT, "changed-region")         \
    X(NOTE, TEXT, "note") X(NOTE_BODY, TEXT, "note-body") X(CITATION, TEXT, "note-citation")                          \
    X(PLACEHOLDER, TEXT, "placeholder") X(SECTION, TEXT, "section") X(HIDDEN_TEXT, TEXT, "hidden-text")               \
    X(HIDDEN_PARA, TEXT, "hidden-paragraph") X(RUBY_TEXT, TEXT, "ruby-text") X(DECLS, TEXT, "sequence-decls")         \
    X(VARIABLES, TEXT, "variable-decls") X(USER_FIELDS, TEXT, "user-field-decls") X(LIST_STYLE, TEXT, "list-style")   \
    X(BULLET, TEXT, "list-level-style-bullet") X(NUMBER, TEXT, "list-level-style-number")                             \
    X(TABLE_TABLE, TABLE, "table") X(ROW, TABLE, "table-row") X(CELL, TABLE, "table-cell")                            \
    X(FRAME, DRAW, "frame") X(IMAGE, DRAW, "image") X(TEXT_BOX, DRAW, "text-box") X(LINE, DRAW, "line")               \
    X(CUSTOM, DRAW, "custom-shape") X(RECT, DRAW, "rect") X(OBJECT, DRAW, "object")                                   \
    X(STYLE_STYLE, STYLE, "style") X(DEFAULT, STYLE, "default-style") X(FACE, STYLE, "font-face")                     \
    X(TEXT_PROPS, STYLE, "text-properties") X(PARA_PROPS, STYLE, "paragraph-properties")                              \
    X(PAGE_LAYOUT, STYLE, "page-layout") X(PAGE_PROPS, STYLE, "page-layout-properties")                               \
    X(MASTER, STYLE, "master-page") X(HEADER, STYLE, "header") X(FOOTER, STYLE, "footer")                             \
    X(HEADER_FIRST, STYLE, "header-first") X(FOOTER_FIRST, STYLE, "footer-first")                                     \
    X(HEADER_LEFT, STYLE, "header-left") X(FOOTER_LEFT, STYLE, "footer-left") X(TITLE, SVG, "title") X(DESC, SVG, "desc") \
    X(DC_CREATOR, DC, "creator") X(INITIAL, META, "initial-creator") X(GENERATOR, META, "generator") \
    X(CREATED, META, "creation-date")

typedef enum OdtWord {
    ODT_UNKNOWN,
#define X(id, space, name) ODT_##id,
    ODT_WORDS(X)
#undef X
} OdtWord;

extern const LorXmlVocabulary odt_vocabulary;

#endif
