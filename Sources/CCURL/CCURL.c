// SPDX-License-Identifier: Apache-2.0
#include "CCURL.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// As <curl/curl.h> declares them; a handle is a pointer to something nobody looks into.
typedef void CURL;
struct curl_slist;

static struct {
  int (*global_init)(long flags);
  CURL *(*easy_init)(void);
  int (*easy_setopt)(CURL *, int option, ...);
  int (*easy_perform)(CURL *);
  int (*easy_getinfo)(CURL *, int what, ...);
  void (*easy_cleanup)(CURL *);
  const char *(*easy_strerror)(int code);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
} curl;

enum {
  OPTION_NOPROGRESS = 43,
  OPTION_NOSIGNAL = 99,
  OPTION_CONNECTTIMEOUT_MS = 156,
  OPTION_SUPPRESS_CONNECT_HEADERS = 265,
  OPTION_WRITEDATA = 10001,
  OPTION_URL = 10002,
  OPTION_ERRORBUFFER = 10010,
  OPTION_HTTPHEADER = 10023,
  OPTION_HEADERDATA = 10029,
  OPTION_XFERINFODATA = 10057,
  OPTION_CAINFO = 10065,
  OPTION_NOPROXY = 10177,
  OPTION_WRITEFUNCTION = 20011,
  OPTION_HEADERFUNCTION = 20079,
  OPTION_XFERINFOFUNCTION = 20219,
  INFO_REDIRECT_URL = 0x100000 + 31,
  GLOBAL_DEFAULT = 3,
  RESULT_FAILED_INIT = 2,
  RESULT_OUT_OF_MEMORY = 27,
};

static pthread_once_t load_once = PTHREAD_ONCE_INIT;
static char load_failure[256];

static bool resolve(void *library, const char *name, void *function_out) {
  void *symbol = dlsym(library, name);
  if (symbol == NULL) return false;
  memcpy(function_out, &symbol, sizeof symbol);
  return true;
}

static void fail(const char *reason) {
  strncpy(load_failure, reason == NULL ? "unknown reason" : reason, sizeof load_failure - 1);
}

static void load(void) {
#ifdef __APPLE__
  const char *names[] = {"libcurl.4.dylib", "/usr/lib/libcurl.4.dylib"};
#else
  const char *names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
#endif
  void *library = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && library == NULL; i++) {
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL && i == 0) fail(dlerror());
  }
  if (library == NULL) return;
  if (!resolve(library, "curl_global_init", &curl.global_init) ||
      !resolve(library, "curl_easy_init", &curl.easy_init) ||
      !resolve(library, "curl_easy_setopt", &curl.easy_setopt) ||
      !resolve(library, "curl_easy_perform", &curl.easy_perform) ||
      !resolve(library, "curl_easy_getinfo", &curl.easy_getinfo) ||
      !resolve(library, "curl_easy_cleanup", &curl.easy_cleanup) ||
      !resolve(library, "curl_easy_strerror", &curl.easy_strerror) ||
      !resolve(library, "curl_slist_append", &curl.slist_append) ||
      !resolve(library, "curl_slist_free_all", &curl.slist_free_all)) {
    fail(dlerror());
  } else if (curl.global_init(GLOBAL_DEFAULT) != 0) {
    fail("curl_global_init failed");
  } else {
    load_failure[0] = 0;
  }
}

const char *ccurl_load(void) {
  pthread_once(&load_once, load);
  return load_failure[0] == 0 ? NULL : load_failure;
}

/// A request, and when something last came of it.
struct transfer {
  const ccurl_request *request;
  long long last_arrival;
  bool is_stalled;
};

static long long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// libcurl ends the transfer when another number of bytes was taken than it offered.
static size_t take(struct transfer *transfer, ccurl_receiver receive, char *bytes, size_t count) {
  bool wants_more = receive(transfer->request->context, bytes, count);
  transfer->last_arrival = milliseconds();
  return wants_more ? count : count + 1;
}

static size_t receive_head(char *bytes, size_t size, size_t count, void *context) {
  struct transfer *transfer = context;
  return take(transfer, transfer->request->receive_head, bytes, size * count);
}

static size_t receive_body(char *bytes, size_t size, size_t count, void *context) {
  struct transfer *transfer = context;
  return take(transfer, transfer->request->receive_body, bytes, size * count);
}

// libcurl calls this at least once a second. Its own limit of speed looks at a mean of several
// seconds, and so sees only late that nothing comes.
static int watch(void *context, long long total, long long now, long long total_up,
                 long long now_up) {
  struct transfer *transfer = context;
  (void)total, (void)now, (void)total_up, (void)now_up;
  long long silence = milliseconds() - transfer->last_arrival;
  transfer->is_stalled = silence > transfer->request->stall_timeout_in_milliseconds;
  return transfer->is_stalled;
}

/// Sets all options, and then performs; returns libcurl's number.
static int perform(CURL *handle, struct transfer *transfer, struct curl_slist *lines,
                   char *message) {
  const ccurl_request *request = transfer->request;
  int code = curl.easy_setopt(handle, OPTION_URL, request->url);
  code = code ? code : curl.easy_setopt(handle, OPTION_ERRORBUFFER, message);
  code = code ? code : curl.easy_setopt(handle, OPTION_HTTPHEADER, lines);
  code = code ? code : curl.easy_setopt(handle, OPTION_NOSIGNAL, 1L);
  code = code ? code : curl.easy_setopt(handle, OPTION_SUPPRESS_CONNECT_HEADERS, 1L);
  code = code ? code : curl.easy_setopt(handle, OPTION_CONNECTTIMEOUT_MS,
                                        request->connect_timeout_in_milliseconds);
  code = code ? code : curl.easy_setopt(handle, OPTION_NOPROGRESS, 0L);
  code = code ? code : curl.easy_setopt(handle, OPTION_XFERINFOFUNCTION, watch);
  code = code ? code : curl.easy_setopt(handle, OPTION_XFERINFODATA, transfer);
  if (request->ignores_proxy) code = code ? code : curl.easy_setopt(handle, OPTION_NOPROXY, "*");
  if (request->certificate_file != NULL) {
    code = code ? code : curl.easy_setopt(handle, OPTION_CAINFO, request->certificate_file);
  }
  code = code ? code : curl.easy_setopt(handle, OPTION_HEADERFUNCTION, receive_head);
  code = code ? code : curl.easy_setopt(handle, OPTION_HEADERDATA, transfer);
  code = code ? code : curl.easy_setopt(handle, OPTION_WRITEFUNCTION, receive_body);
  code = code ? code : curl.easy_setopt(handle, OPTION_WRITEDATA, transfer);
  return code ? code : curl.easy_perform(handle);
}

void ccurl_get(const ccurl_request *request, ccurl_result *result) {
  memset(result, 0, sizeof *result);
  struct curl_slist *lines = NULL;
  for (size_t i = 0; i < request->header_count; i++) {
    struct curl_slist *longer = curl.slist_append(lines, request->headers[i]);
    if (longer == NULL) {
      curl.slist_free_all(lines);
      result->code = RESULT_OUT_OF_MEMORY;
      return;
    }
    lines = longer;
  }
  CURL *handle = curl.easy_init();
  if (handle == NULL) {
    result->code = RESULT_FAILED_INIT;
  } else {
    struct transfer transfer = {request, milliseconds(), false};
    result->code = perform(handle, &transfer, lines, result->message);
    if (result->code != CCURL_OK && transfer.is_stalled) {
      result->code = CCURL_TIMED_OUT;
      snprintf(result->message, sizeof result->message, "nothing came for %ld seconds",
               (request->stall_timeout_in_milliseconds + 999) / 1000);
    }
    char *url = NULL;
    if (curl.easy_getinfo(handle, INFO_REDIRECT_URL, &url) == 0 && url != NULL) {
      result->redirect_url = strdup(url);
    }
    curl.easy_cleanup(handle);
  }
  curl.slist_free_all(lines);
  if (result->code != 0 && result->message[0] == 0) {
    strncpy(result->message, curl.easy_strerror(result->code), sizeof result->message - 1);
  }
}
