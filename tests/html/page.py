# SPDX-License-Identifier: GPL-3.0-or-later
"""A page taken apart: a tree that is held to strict nesting, which HTML's own error recovery would hide."""
from html.parser import HTMLParser

VOID = {"meta", "img", "br", "link", "input", "hr"}


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, attributes, parent, []

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag=None, cls=None):
        return [n for n in self.walk() if (tag is None or n.tag == tag) and (cls is None or cls in n.attributes.get("class", "").split())]

    def text(self, without=()):
        """Its words; `without`: classes of elements that are left out."""
        return "".join(c if isinstance(c, str) else "" if set(c.attributes.get("class", "").split()) & set(without) else c.text(without)
                       for c in self.children)


class Page(HTMLParser):
    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.faults = []
        self.root = self.at = Node("", {}, None)
        self.feed(source)
        self.close()
        if self.at is not self.root:
            self.faults.append(f"<{self.at.tag}> is never closed")

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        node = Node(tag, {name: value or "" for name, value in attributes}, self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.at.tag != tag:
            self.faults.append(f"</{tag}> closes <{self.at.tag}>, line {self.getpos()[0]}")
            return
        self.at = self.at.parent

    def handle_data(self, data):
        self.at.children.append(data)

    def ids(self):
        return [n.attributes["id"] for n in self.root.walk() if "id" in n.attributes]

    def links(self):
        return [n.attributes["href"] for n in self.root.walk() if "href" in n.attributes]
