// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2, loaded when XML or HTML is first met: with what it brings along (ICU, libstdc++) it would cost each run on plain texts
// a third of its start and of its memory. Only the files that may see libxml2's headers include this one.
#ifndef LOR_CORE_LIBXML_H
#define LOR_CORE_LIBXML_H

#include "core/error.h"

#include <libxml/HTMLparser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>

/** The functions that are called. */
#define LOR_LIBXML(X)                                                                                             \
    X(htmlCtxtReadMemory) X(htmlFreeParserCtxt) X(htmlNewParserCtxt) X(xmlCtxtReadMemory) X(xmlFreeDoc)           \
    X(xmlFreeParserCtxt) X(xmlFreeTextReader) X(xmlMemSetup) X(xmlNewParserCtxt) X(xmlStopParser)                 \
    X(xmlGetLineNo) X(xmlReadMemory) X(xmlReaderForMemory) X(xmlRelaxNGFree) X(xmlRelaxNGFreeParserCtxt)          \
    X(xmlRelaxNGFreeValidCtxt) X(xmlRelaxNGNewMemParserCtxt) X(xmlRelaxNGNewValidCtxt) X(xmlRelaxNGParse)         \
    X(xmlRelaxNGSetValidStructuredErrors) X(xmlRelaxNGValidateDoc) X(xmlSetStructuredErrorFunc)                   \
    X(xmlTextReaderConstLocalName) X(xmlTextReaderConstName) X(xmlTextReaderConstValue)                           \
    X(xmlTextReaderCurrentNode) X(xmlTextReaderDepth) X(xmlTextReaderMoveToNextAttribute)                         \
    X(xmlTextReaderNodeType) X(xmlTextReaderRead) X(xmlTextReaderSetStructuredErrorHandler)

typedef struct LorLibxml {
#define X(name) __typeof__(name) *name;
    LOR_LIBXML(X)
#undef X
} LorLibxml;

/** libxml2, loaded once a process, and made to end the process when it gets no memory (lor_out_of_memory()): by itself it reads on
 *  without what it could not keep. NULL + `err` when it is not installed. Opens files: not for a locked worker, unless it was
 *  called before the lock. */
const LorLibxml *lor_libxml(LorError *err);

#endif
