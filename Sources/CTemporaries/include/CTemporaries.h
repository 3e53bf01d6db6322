// SPDX-License-Identifier: Apache-2.0

#ifndef CTEMPORARIES_H
#define CTEMPORARIES_H

/// Files that a signal which ends the process removes first: SIGINT, SIGTERM and SIGHUP, unless they
/// are ignored. All functions may be called from any thread.

/// Notes the file at `path`, an absolute path, and returns its number; -1 when there is no room or no
/// memory.
int ctemporaries_add(const char *path);

/// Forgets the file with this number; nothing happens for -1.
void ctemporaries_forget(int number);

/// Holds signals back while files get their final names: one that comes is obeyed later. May nest.
void ctemporaries_hold(void);

/// Ends the last `ctemporaries_hold`; obeys a signal that came meanwhile.
void ctemporaries_release(void);

/// Renames as `rename` does, but never replaces a file: then the result is -1 and errno is EEXIST.
int ctemporaries_rename_new(const char *from, const char *to);

/// Asks the system to begin writing a stretch of a file to the disk, where it knows how; whoever
/// synchronizes the file in the end then waits less.
void ctemporaries_begin_writing(int descriptor, long long offset, long long count);

#endif
