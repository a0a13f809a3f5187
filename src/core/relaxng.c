// SPDX-License-Identifier: GPL-3.0-or-later
// Validation of packs against their RELAX NG schema.
#include "core/xml.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

static void keep_first_fault(void *context, xmlErrorPtr fault) {
    LorStr said = lor_str_trim(lor_str_from_c(fault->message));
    size_t line = fault->line > 0 ? (size_t)fault->line : 1;
    size_t column = fault->int2 > 0 ? (size_t)fault->int2 : 1;
    lor_error_at(context, line, column, "%.*s", LOR_STR_ARG(said));
}

bool lor_xml_validate(LorStr bytes, LorStr schema, LorError *err) {
    if (!lor_xml_guard(bytes, err)) return false;
    bool valid = false;
    xmlRelaxNGPtr grammar = NULL;
    xmlRelaxNGValidCtxtPtr checker = NULL;
    xmlDocPtr doc = NULL;
    lor_xml_memory();
    xmlSetStructuredErrorFunc(err, (xmlStructuredErrorFunc)keep_first_fault);
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt(schema.ptr, (int)schema.len);
    if (parser) grammar = xmlRelaxNGParse(parser);
    if (grammar) checker = xmlRelaxNGNewValidCtxt(grammar);
    if (checker)
        doc = xmlReadMemory(bytes.ptr, (int)bytes.len, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    if (doc) {
        xmlRelaxNGSetValidStructuredErrors(checker, (xmlStructuredErrorFunc)keep_first_fault, err);
        valid = xmlRelaxNGValidateDoc(checker, doc) == 0;
    }
    if (!valid) lor_error_at(err, 1, 1, "does not follow the schema of rule packs");
    xmlFreeDoc(doc);
    xmlRelaxNGFreeValidCtxt(checker);
    xmlRelaxNGFree(grammar);
    xmlRelaxNGFreeParserCtxt(parser);
    xmlSetStructuredErrorFunc(NULL, NULL);
    return valid;
}
