/*
 * Loaded before libc (LD_PRELOAD): lets the calls that change a disk fail, for files under one folder only.
 *
 *   FAULT_UNDER  the folder
 *   FAULT_AT     the call that fails, counted from 1; 0 lets none fail
 *   FAULT_ERRNO  what it fails with: EIO, ENOSPC; 0 ends the program there, as kill -9 does
 *   FAULT_STAYS  1 when every later one fails too. Of a full disk only calls that need room fail
 *   FAULT_LOG    a file that gets a line for each call: its number, its name, its file, whether it needs room
 *
 * Both Node's own file system (libuv) and SQLite call libc, so both are seen.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int calls;

/* A real function of libc behind the one of the same name here. */
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static long number_of(const char *name) {
  const char *text = getenv(name);
  return text == NULL ? 0 : strtol(text, NULL, 10);
}

static void note(int call, const char *name, const char *path, int needs_room) {
  const char *log = getenv("FAULT_LOG");
  char line[PATH_MAX + 64];
  int file, length;
  if (log == NULL) return;
  length = snprintf(line, sizeof line, "%d %s %s%s\n", call, name, strrchr(path, '/') + 1, needs_room ? " room" : "");
  file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (file >= 0) {
    if (syscall(SYS_write, file, line, length) != length) abort();
    syscall(SYS_close, file);
  }
}

/* Counts a call on a path under the folder; true, with errno set, when it is to fail. */
static int fails(const char *name, const char *path, int needs_room) {
  const char *under = getenv("FAULT_UNDER");
  long at = number_of("FAULT_AT"), error = number_of("FAULT_ERRNO");
  int call, is_failing;
  if (under == NULL || path == NULL || strncmp(path, under, strlen(under)) != 0) return 0;
  if (at > 0 && error == ENOSPC && !needs_room) return 0;
  call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
  is_failing = at > 0 && (call == at || (call > at && number_of("FAULT_STAYS") == 1));
  note(call, name, path, needs_room);
  if (is_failing && error == 0) kill(getpid(), SIGKILL);
  if (is_failing) errno = error;
  return is_failing;
}

static int fails_on(const char *name, int file, int needs_room) {
  char link[64], path[PATH_MAX];
  ssize_t length;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(name, path, needs_room);
}

#define ON_FILE(type, name, needs_room, parameters, arguments)     \
  type name parameters {                                           \
    return fails_on(#name, file, needs_room) ? -1 : REAL(name) arguments; \
  }
#define ON_PATH(name, needs_room, path, parameters, arguments)     \
  int name parameters { return fails(#name, path, needs_room) ? -1 : REAL(name) arguments; }

ON_FILE(ssize_t, write, 1, (int file, const void *bytes, size_t size), (file, bytes, size))
ON_FILE(ssize_t, pwrite, 1, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at))
ON_FILE(ssize_t, pwrite64, 1, (int file, const void *bytes, size_t size, off64_t at), (file, bytes, size, at))
ON_FILE(ssize_t, writev, 1, (int file, const struct iovec *parts, int count), (file, parts, count))
ON_FILE(ssize_t, pwritev, 1, (int file, const struct iovec *parts, int count, off_t at), (file, parts, count, at))
ON_FILE(ssize_t, pwritev64, 1, (int file, const struct iovec *parts, int count, off64_t at), (file, parts, count, at))
ON_FILE(ssize_t, copy_file_range, 1,
        (int from, off64_t *from_at, int file, off64_t *at, size_t size, unsigned flags),
        (from, from_at, file, at, size, flags))
ON_FILE(ssize_t, sendfile, 1, (int file, int from, off_t *at, size_t size), (file, from, at, size))
ON_FILE(ssize_t, sendfile64, 1, (int file, int from, off64_t *at, size_t size), (file, from, at, size))
ON_FILE(int, fallocate, 1, (int file, int mode, off_t at, off_t size), (file, mode, at, size))
ON_FILE(int, posix_fallocate64, 1, (int file, off64_t at, off64_t size), (file, at, size))
ON_FILE(int, fsync, 0, (int file), (file))
ON_FILE(int, fdatasync, 0, (int file), (file))
ON_FILE(int, ftruncate, 0, (int file, off_t size), (file, size))
ON_FILE(int, ftruncate64, 0, (int file, off64_t size), (file, size))
ON_FILE(int, fchmod, 0, (int file, mode_t mode), (file, mode))

ON_PATH(rename, 0, to, (const char *from, const char *to), (from, to))
ON_PATH(renameat2, 0, to, (int at, const char *from, int to_at, const char *to, unsigned flags),
        (at, from, to_at, to, flags))
ON_PATH(link, 1, to, (const char *from, const char *to), (from, to))
ON_PATH(symlink, 1, to, (const char *from, const char *to), (from, to))
ON_PATH(unlink, 0, path, (const char *path), (path))
ON_PATH(unlinkat, 0, path, (int at, const char *path, int flags), (at, path, flags))
ON_PATH(rmdir, 0, path, (const char *path), (path))
ON_PATH(truncate, 0, path, (const char *path, off_t size), (path, size))
ON_PATH(truncate64, 0, path, (const char *path, off64_t size), (path, size))

/* A folder that is there already is no change. */
int mkdir(const char *path, mode_t mode) {
  return access(path, F_OK) != 0 && fails("mkdir", path, 1) ? -1 : REAL(mkdir)(path, mode);
}

/* libuv copies files by a call that has no function of its own. */
long syscall(long number, ...) {
  long a[6];
  va_list rest;
  va_start(rest, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_copy_file_range && fails_on("copy_file_range", (int)a[2], 1)) return -1;
  return REAL(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/* Opening a file changes the disk only when it may make or empty one. */
static int opening_fails(const char *name, const char *path, int flags) {
  if ((flags & (O_CREAT | O_TRUNC)) == 0) return 0;
  return fails(name, path, (flags & O_CREAT) != 0 && access(path, F_OK) != 0);
}

#define OPENING(name, parameters, ...)                            \
  int name parameters {                                           \
    va_list rest;                                                 \
    mode_t mode;                                                  \
    va_start(rest, flags);                                        \
    mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;     \
    va_end(rest);                                                 \
    return opening_fails(#name, path, flags) ? -1 : REAL(name)(__VA_ARGS__, mode); \
  }

OPENING(open, (const char *path, int flags, ...), path, flags)
OPENING(open64, (const char *path, int flags, ...), path, flags)
OPENING(openat, (int at, const char *path, int flags, ...), at, path, flags)
OPENING(openat64, (int at, const char *path, int flags, ...), at, path, flags)
