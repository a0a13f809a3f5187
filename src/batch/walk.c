// SPDX-License-Identifier: GPL-3.0-or-later
// Walking: arguments become paths. Knows names and folders; opens no letter.
#include "batch/walk.h"

#include "batch/glob.h"
#include "core/buf.h"

#include <dirent.h>
#include <errno.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Names that are taken inside folders; a file that is named on the command line is taken whatever its name. Documents that lorlint cannot
 * read are among them: a letter that ends as `unsupported` is not lost. */
static const char *const endings[] = {"txt", "text", "md",  "markdown", "pdf", "docx", "odt",  "html", "htm",  "rtf", "doc", "docm", "dotx", "dotm", "ott",
                                      "wps", "wpd",  "xps", "pages",    "eml", "msg",  "png",  "jpg",  "jpeg", "tif", "tiff", "heic", "heif", "webp", "bmp", "gif"};

#define LONGEST_ENDING 12u /* [byte] of what is told as one */

typedef struct Place {
    dev_t device;
    ino_t inode;
} Place;

typedef struct Walk {
    LorArena *arena;
    const LorPlan *plan;
    LorPaths *paths;
    LorPassedOver *passed;
    size_t root;         /* [byte] of a path that are the argument */
    void *seen;          /* tree of Place: folders of one argument */
    bool any;            /* stop at the first letter */
    int failed;          /* errno of the first folder that could not be listed */
} Walk;

/* An entry of a folder. */
typedef struct Name {
    LorStr name;
    bool file; /* a regular one, as the folder itself says: most need not be asked */
} Name;

typedef LOR_VEC(Name) Names;

/* "pdf" of "letter.pdf"; empty: none. */
static LorStr ending_of(LorStr name) {
    const char *dot = name.len ? memrchr(name.ptr, '.', name.len) : NULL;
    return dot ? lor_str_slice(name, (size_t)(dot - name.ptr) + 1, name.len) : (LorStr){0};
}

static bool is_plausible(LorStr name) {
    LorStr ending = ending_of(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (lor_str_ieq(ending, lor_str_from_c(endings[i]))) return true;
    return false;
}

static bool any_means(const LorPaths *globs, LorStr path) {
    for (size_t i = 0; i < globs->len; i++)
        if (lor_glob_means(globs->at[i], path)) return true;
    return false;
}

/* What systems and word processors leave in folders: hidden files, Word's mark that a letter is open, and what Windows keeps of a folder's look. */
static bool is_hidden(LorStr name) {
    return lor_str_starts(name, LOR_STR(".")) || lor_str_starts(name, LOR_STR("~$")) || lor_str_ieq(name, LOR_STR("Thumbs.db")) || lor_str_ieq(name, LOR_STR("desktop.ini"));
}

/* A report that `--open` put beside a letter is no letter. */
static bool is_report(LorStr name) { return lor_str_ends(name, LOR_STR(".lorlint.html")); }

static bool is_wanted(const Walk *walk, LorStr below, LorStr name) {
    if (is_report(name)) return false;
    const LorPaths *include = &walk->plan->include;
    return include->len ? any_means(include, below) : is_plausible(name);
}

/* The ending as it is told, or what is no ending: "odd name". False: one of the others. */
static bool tell_ending(LorArena *arena, LorStr ending, LorStr *told) {
    char *small = LOR_NEW_ARRAY(arena, char, LONGEST_ENDING + 1);
    if (ending.len > LONGEST_ENDING) return false;
    small[0] = '.';
    for (size_t i = 0; i < ending.len; i++) {
        char c = ending.ptr[i];
        if (lor_is_upper(c)) c = (char)(c - 'A' + 'a');
        if (!lor_is_lower(c) && !lor_is_digit(c)) return false;
        small[i + 1] = c;
    }
    *told = lor_str(small, ending.len ? ending.len + 1 : 0);
    return true;
}

static void pass_over(Walk *walk, LorStr name) {
    LorPassedOver *passed = walk->passed;
    LorStr ending;
    if (!passed || walk->plan->include.len || is_report(name)) return;
    passed->files++;
    if (!tell_ending(walk->arena, ending_of(name), &ending)) return;
    size_t i = 0;
    while (i < passed->kinds && !lor_str_eq(passed->kind[i].ending, ending)) i++;
    if (i == LOR_PASSED_KINDS) return;
    if (i == passed->kinds) passed->kind[passed->kinds++].ending = ending;
    passed->kind[i].count++;
}

static int by_bytes(const void *a, const void *b) { return lor_str_cmp(((const Name *)a)->name, ((const Name *)b)->name); }

static int by_path(const void *a, const void *b) {
    LorStr left = *(const LorStr *)a, right = *(const LorStr *)b;
    bool first = lor_str_eq(left, LOR_STR(LOR_STDIN)), second = lor_str_eq(right, LOR_STR(LOR_STDIN));
    return first != second ? second - first : lor_str_cmp(left, right);
}

/* The folder's entries in byte order, hidden ones left out. False: errno says why. */
static bool list_folder(LorArena *arena, LorStr folder, Names *names) {
    DIR *dir = opendir(folder.ptr);
    if (!dir) return false;
    struct dirent *entry;
    while (errno = 0, (entry = readdir(dir))) {
        LorStr name = lor_str_from_c(entry->d_name);
        if (name.len && !is_hidden(name)) lor_vec_push(arena, names, (Name){lor_arena_copy(arena, name), entry->d_type == DT_REG});
    }
    int failed = errno;
    closedir(dir);
    errno = failed;
    if (names->len) qsort(names->at, names->len, sizeof *names->at, by_bytes);
    return failed == 0;
}

static void take(Walk *walk, LorStr path) { lor_vec_push(walk->arena, walk->paths, path); }

static int by_place(const void *a, const void *b) {
    const Place *left = a, *right = b;
    if (left->device != right->device) return left->device < right->device ? -1 : 1;
    return (left->inode > right->inode) - (left->inode < right->inode);
}

/* Remembers a folder; false when it was walked before, by another link or as its own parent. */
static bool is_new(Walk *walk, const struct stat *info) {
    Place *place = LOR_NEW(walk->arena, Place);
    *place = (Place){info->st_dev, info->st_ino};
    void *const *kept = tsearch(place, &walk->seen, by_place);
    if (!kept) lor_out_of_memory(); /* not to be taken for a folder that was walked */
    return *kept == place;
}

static void keep(void *place) { (void)place; } /* the arena's */

static void forget(Walk *walk) {
    tdestroy(walk->seen, keep);
    walk->seen = NULL;
}

static void walk_folder(Walk *walk, LorStr folder, size_t depth);

static void walk_entry(Walk *walk, LorStr path, const Name *entry, size_t depth) {
    struct stat info = {.st_mode = S_IFREG};
    LorStr below = lor_str_slice(path, walk->root, path.len), name = entry->name;
    if (any_means(&walk->plan->exclude, below)) return;
    bool known = entry->file || lstat(path.ptr, &info) == 0;
    bool link = known && S_ISLNK(info.st_mode);
    if (link) known = stat(path.ptr, &info) == 0;
    if (!known || !S_ISDIR(info.st_mode)) {
        if (is_wanted(walk, below, name)) take(walk, path); /* also links that lead nowhere: they end as unreadable */
        else if (known && S_ISREG(info.st_mode)) pass_over(walk, name);
    } else if (link && !walk->plan->follow) {
        if (walk->passed) walk->passed->links++;
    } else if (is_new(walk, &info)) {
        if (depth == 0) take(walk, path);
        else walk_folder(walk, path, depth - 1);
    }
}

static void walk_folder(Walk *walk, LorStr folder, size_t depth) {
    LorArena *scratch = lor_arena_new(0);
    Names names = {0};
    if (!list_folder(scratch, folder, &names)) {
        if (!walk->failed) walk->failed = errno;
        take(walk, folder);
    }
    const char *between = lor_str_ends(folder, LOR_STR("/")) ? "" : "/";
    for (size_t i = 0; i < names.len && !(walk->any && walk->paths->len); i++) {
        LorStr path = lor_arena_format(walk->arena, "%s%s%s", folder.ptr, between, names.at[i].name.ptr);
        walk_entry(walk, path, &names.at[i], depth);
    }
    lor_arena_free(scratch);
}

/* One argument: a folder is walked (also when it is a link), all else is taken as it is. */
static void walk_argument(Walk *walk, LorStr argument) {
    struct stat info;
    size_t before = walk->paths->len;
    bool whole = argument.len && !memchr(argument.ptr, '\0', argument.len);
    walk->root = argument.len + !lor_str_ends(argument, LOR_STR("/"));
    bool folder = whole && stat(argument.ptr, &info) == 0 && S_ISDIR(info.st_mode);
    if (folder && is_new(walk, &info)) walk_folder(walk, argument, walk->plan->limits.walk_depth);
    if (walk->paths->len == before) take(walk, argument);
    forget(walk);
}

/* Without what leads nowhere: "./g//a.txt" is "g/a.txt". Links and ".." stay, and so does a file that would be called as standard input is. */
static LorStr plain_spelling(LorArena *arena, LorStr path) {
    LorBuf plain = {.arena = arena};
    for (size_t i = 0; i < path.len; i++) {
        bool begins = i == 0 || path.ptr[i - 1] == '/';
        if (begins && i > 0 && path.ptr[i] == '/') continue;
        if (begins && lor_str_starts(lor_str_slice(path, i, path.len), LOR_STR("./"))) i++;
        else lor_buf_char(&plain, path.ptr[i]);
    }
    return lor_str_is(lor_buf_str(&plain), LOR_STDIN) ? path : lor_buf_str(&plain);
}

static int by_spelling(const void *a, const void *b) { return lor_str_cmp(*(const LorStr *)a, *(const LorStr *)b); }

/* A path to which several arguments lead is one input, however they spell it: the first in order stays. */
static void drop_repeated(LorArena *arena, LorPaths *paths) {
    LorStr *spelled = LOR_NEW_ARRAY(arena, LorStr, paths->len);
    void *seen = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < paths->len; i++) {
        spelled[i] = plain_spelling(arena, paths->at[i]);
        void *const *first = tsearch(&spelled[i], &seen, by_spelling);
        if (!first) lor_out_of_memory();
        if (*first == &spelled[i]) paths->at[kept++] = paths->at[i];
    }
    tdestroy(seen, keep);
    paths->len = kept;
}

void lor_batch_paths(LorArena *arena, const LorStr *arguments, size_t count, const LorPlan *plan, LorPaths *paths, LorPassedOver *passed) {
    Walk walk = {.arena = arena, .plan = plan, .paths = paths, .passed = passed};
    for (size_t i = 0; i < count; i++) {
        if (lor_str_eq(arguments[i], LOR_STR(LOR_STDIN))) take(&walk, arguments[i]);
        else walk_argument(&walk, arguments[i]);
    }
    if (paths->len == 0) return;
    qsort(paths->at, paths->len, sizeof *paths->at, by_path);
    if (count > 1) drop_repeated(arena, paths);
}

bool lor_walk_finds(LorStr folder, const LorPlan *plan, int *failed) {
    LorArena *arena = lor_arena_new(0);
    LorPaths paths = {0};
    Walk walk = {.arena = arena, .plan = plan, .paths = &paths, .any = true};
    walk.root = folder.len + !lor_str_ends(folder, LOR_STR("/"));
    walk_folder(&walk, lor_arena_copy(arena, folder), plan->limits.walk_depth);
    bool found = paths.len > 0;
    *failed = walk.failed;
    forget(&walk);
    lor_arena_free(arena);
    return found;
}
