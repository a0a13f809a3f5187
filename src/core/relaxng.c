// SPDX-License-Identifier: GPL-3.0-or-later
// Validation of packs against their RELAX NG schema.
#include "core/libxml.h"
#include "core/xml.h"

static void keep_first_fault(void *context, xmlErrorPtr fault) {
    LorStr said = lor_str_trim(lor_str_from_c(fault->message));
    size_t line = fault->line > 0 ? (size_t)fault->line : 1;
    size_t column = fault->int2 > 0 ? (size_t)fault->int2 : 1;
    lor_error_at(context, line, column, "%.*s", LOR_STR_ARG(said));
}

bool lor_xml_validate(LorStr bytes, LorStr schema, LorError *err) {
    const LorLibxml *lib = lor_xml_guard(bytes, err) ? lor_libxml(err) : NULL;
    if (!lib) return false;
    bool valid = false;
    xmlRelaxNGPtr grammar = NULL;
    xmlRelaxNGValidCtxtPtr checker = NULL;
    xmlDocPtr doc = NULL;
    lib->xmlSetStructuredErrorFunc(err, (xmlStructuredErrorFunc)keep_first_fault);
    xmlRelaxNGParserCtxtPtr parser = lib->xmlRelaxNGNewMemParserCtxt(schema.ptr, (int)schema.len);
    if (parser) grammar = lib->xmlRelaxNGParse(parser);
    if (grammar) checker = lib->xmlRelaxNGNewValidCtxt(grammar);
    if (checker)
        doc = lib->xmlReadMemory(bytes.ptr, (int)bytes.len, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    if (doc) {
        lib->xmlRelaxNGSetValidStructuredErrors(checker, (xmlStructuredErrorFunc)keep_first_fault, err);
        valid = lib->xmlRelaxNGValidateDoc(checker, doc) == 0;
    }
    if (!valid) lor_error_at(err, 1, 1, "does not follow the schema of rule packs");
    lib->xmlFreeDoc(doc);
    lib->xmlRelaxNGFreeValidCtxt(checker);
    lib->xmlRelaxNGFree(grammar);
    lib->xmlRelaxNGFreeParserCtxt(parser);
    lib->xmlSetStructuredErrorFunc(NULL, NULL);
    return valid;
}
