// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE
#include "CTemporaries.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { capacity = 4096 };

// A handler can only look at what is there at any moment: each place holds a whole path or nothing.
static _Atomic(char *) paths[capacity];
static atomic_int held;
static atomic_int pending;

static void obey(int number) {
  for (int index = 0; index < capacity; index++) {
    char *path = atomic_load(&paths[index]);
    if (path) unlink(path);
  }
  signal(number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  raise(number);
  // In a handler the signal waits until it is let through.
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static void handle(int number) {
  if (atomic_load(&held) > 0) {
    atomic_store(&pending, number);
    return;
  }
  obey(number);
}

static void install(void) {
  const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  for (int index = 0; index < 3; index++) {
    struct sigaction action;
    // What somebody else handles, or nohup ignores, is left to them.
    if (sigaction(numbers[index], NULL, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    memset(&action, 0, sizeof action);
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(numbers[index], &action, NULL);
  }
  // Past a limit of size, writing is to fail rather than to end the process.
  signal(SIGXFSZ, SIG_IGN);
}

int ctemporaries_add(const char *path) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install);
  char *copy = strdup(path);
  if (!copy) return -1;
  for (int index = 0; index < capacity; index++) {
    char *nothing = NULL;
    if (atomic_compare_exchange_strong(&paths[index], &nothing, copy)) return index;
  }
  free(copy);
  return -1;
}

void ctemporaries_forget(int number) {
  if (number < 0 || number >= capacity) return;
  // A handler on another thread may still be reading the path, so it is not given back: a few bytes
  // for each file written.
  atomic_store(&paths[number], NULL);
}

void ctemporaries_hold(void) { atomic_fetch_add(&held, 1); }

void ctemporaries_release(void) {
  if (atomic_fetch_sub(&held, 1) > 1) return;
  int number = atomic_exchange(&pending, 0);
  if (number) obey(number);
}

int ctemporaries_rename_new(const char *from, const char *to) {
#if defined(__APPLE__)
  int result = renamex_np(from, to, RENAME_EXCL);
#elif defined(RENAME_NOREPLACE)
  int result = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
#else
  int result = -1;
  errno = ENOSYS;
#endif
  if (result == 0 || (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)) return result;
  // The file system cannot do it at once.
  if (access(to, F_OK) == 0) {
    errno = EEXIST;
    return -1;
  }
  return rename(from, to);
}

void ctemporaries_begin_writing(int descriptor, long long offset, long long count) {
#ifdef __linux__
  sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
#else
  (void)descriptor, (void)offset, (void)count;
#endif
}
