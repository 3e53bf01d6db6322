// SPDX-License-Identifier: Apache-2.0
// One GET by the system's libcurl, which is loaded when it is first needed.
//
// libcurl's options are variadic functions, which Swift does not import, and its header would have
// to be installed to build; the few numbers needed of it have not changed since 2006, when the
// library's version 4 came, and cannot (docs/decisions/0001-libcurl-at-run-time.md).
#ifndef CCURL_H
#define CCURL_H

#include <stdbool.h>
#include <stddef.h>

/// Results of libcurl that are told apart.
enum {
  CCURL_OK = 0,
  CCURL_COULD_NOT_RESOLVE_PROXY = 5,
  CCURL_COULD_NOT_RESOLVE_HOST = 6,
  CCURL_COULD_NOT_CONNECT = 7,
  CCURL_WEIRD_SERVER_REPLY = 8,
  CCURL_HTTP2 = 16,
  CCURL_PARTIAL_FILE = 18,
  CCURL_WRITE_ERROR = 23,
  CCURL_TIMED_OUT = 28,
  CCURL_TLS_CONNECT_ERROR = 35,
  CCURL_GOT_NOTHING = 52,
  CCURL_SEND_ERROR = 55,
  CCURL_RECEIVE_ERROR = 56,
  CCURL_PEER_UNVERIFIED = 60,
  CCURL_TOO_LARGE = 63,
  CCURL_CERTIFICATES_UNREADABLE = 77,
  CCURL_HTTP2_STREAM = 92
};

/// Takes `count` bytes that live as long as the call; returns false to end the transfer.
typedef bool (*ccurl_receiver)(void *context, const char *bytes, size_t count);

/// What to get and how.
typedef struct {
  const char *url;
  /// `header_count` whole lines, such as "Range: bytes=9-".
  const char *const *headers;
  size_t header_count;
  /// Whether to leave out the proxy that the environment names.
  bool ignores_proxy;
  /// A file of certificates to trust; null for those of the system.
  const char *certificate_file;
  long connect_timeout_in_milliseconds;
  /// The longest time in which nothing comes.
  long stall_timeout_in_milliseconds;
  /// Gets the lines of the head one by one, and the body in pieces; redirects are not followed.
  ccurl_receiver receive_head;
  ccurl_receiver receive_body;
  void *context;
} ccurl_request;

/// How it ended.
typedef struct {
  /// A number of libcurl's.
  int code;
  /// What there is to say about it, ended by a zero.
  char message[256];
  /// Where the response sends the client, made absolute; null when it does not, and when memory
  /// is short. To be freed with `free`.
  char *redirect_url;
} ccurl_result;

/// Loads libcurl unless that has been done. Returns null, or why it cannot be loaded.
const char *ccurl_load(void);

/// Does `request`. Call it only after `ccurl_load` returned null.
void ccurl_get(const ccurl_request *request, ccurl_result *result);

#endif
