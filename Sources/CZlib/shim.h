#include <zlib.h>

// These are macros, which Swift does not import. 16 more than the largest window asks for gzip's
// header and check sum instead of zlib's.
static inline int czlib_start_reading_gzip(z_stream *stream) {
  return inflateInit2(stream, 16 + MAX_WBITS);
}

static inline int czlib_start_writing_gzip(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
