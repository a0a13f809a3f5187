// SPDX-License-Identifier: GPL-3.0-or-later
// Which pictures poppler would show, by their dictionaries alone: nothing of a picture is unpacked.
#include "extract/plainpdf_image.h"

#include <math.h>

#define SQUARE      1.5     /* [pt] that the sides of a square may differ by */
#define MOST_PIXELS 100000u /* of a side */

static bool is_one_of(LorStr value, const char *const *names) {
    for (; *names; names++)
        if (plain_is(value, *names)) return true;
    return false;
}

static bool has_sides(PlainFile *file, LorStr dict, size_t sides[2]) {
    return plain_whole(plain_get(file, dict, "Width"), MOST_PIXELS, &sides[0]) && plain_whole(plain_get(file, dict, "Height"), MOST_PIXELS, &sides[1]) &&
           sides[0] > 0 && sides[1] > 0;
}

static bool is_depth(LorStr bits) {
    size_t count;
    return plain_whole(bits, 16, &count) && (count == 1 || count == 2 || count == 4 || count == 8 || count == 16);
}

/* One of the device's own, or one that a profile describes. */
static bool is_simple_space(PlainFile *file, LorStr space) {
    static const char *const devices[] = {"DeviceGray", "DeviceRGB", "DeviceCMYK", NULL};
    LorStr rest = plain_inside(space), kind, profile;
    size_t count;
    if (is_one_of(space, devices)) return true;
    if (!space.len || plain_kind(space) != PLAIN_ARRAY || !plain_next(file, &rest, &kind, NULL) || !plain_is(kind, "ICCBased") ||
        !plain_next(file, &rest, &profile, NULL) || !plain_is_stream(file, profile))
        return false;
    return plain_whole(plain_get(file, profile, "N"), 4, &count) && (count == 1 || count == 3 || count == 4) && !plain_get(file, profile, "Range").len;
}

/* A palette too. */
static bool is_space(PlainFile *file, LorStr space) {
    LorStr rest = plain_inside(space), kind, base, last, table;
    size_t highest;
    if (is_simple_space(file, space)) return true;
    return space.len && plain_kind(space) == PLAIN_ARRAY && plain_next(file, &rest, &kind, NULL) && plain_is(kind, "Indexed") &&
           plain_next(file, &rest, &base, NULL) && is_simple_space(file, base) && plain_next(file, &rest, &last, NULL) &&
           plain_whole(last, UINT8_MAX, &highest) && plain_next(file, &rest, &table, NULL) &&
           (plain_is_stream(file, table) || plain_kind(table) == PLAIN_STRING || plain_kind(table) == PLAIN_HEX);
}

static bool is_mask(PlainFile *file, LorStr mask) {
    size_t sides[2];
    double decoded[2];
    LorStr decode = plain_get(file, mask, "Decode");
    return (!decode.len || plain_numbers(file, decode, decoded, 2)) && plain_stream_check(file, mask) && plain_is(plain_get(file, mask, "Subtype"), "Image") && has_sides(file, mask, sides) &&
           is_depth(plain_get(file, mask, "BitsPerComponent")) && plain_is(plain_get(file, mask, "ColorSpace"), "DeviceGray");
}

bool plain_image_check(PlainFile *file, LorStr dict, double width, double height) {
    static const char *const unknown[] = {"OC", "ImageMask", "Mask", "Decode", "Alternates", "SMaskInData", "F"};
    size_t sides[2];
    LorStr soft = plain_get(file, dict, "SMask");
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        if (plain_get(file, dict, unknown[i]).len) return plain_odd(file, "a picture of an unknown kind");
    if (!plain_stream_check(file, dict) || !has_sides(file, dict, sides) || !is_depth(plain_get(file, dict, "BitsPerComponent")) || !is_space(file, plain_get(file, dict, "ColorSpace")) ||
        (soft.len && !is_mask(file, soft)))
        return plain_odd(file, "a picture of an unknown kind");
    /* a picture that lies on its side in the file is told by the size that it has there */
    bool alike = (sides[0] > sides[1] && width > height) || (sides[0] < sides[1] && width < height) || (sides[0] == sides[1] && fabs(width - height) < SQUARE);
    return alike || plain_odd(file, "a picture in another shape");
}
