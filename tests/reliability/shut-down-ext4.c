/* Stops the ext4 file system of a folder at once, as when the power goes: nothing more is written, not even its log. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>

#define EXT4_IOC_SHUTDOWN _IOR('X', 125, uint32_t)
#define WITHOUT_FLUSHING_THE_LOG 2

int main(int count, char **arguments) {
  uint32_t how = WITHOUT_FLUSHING_THE_LOG;
  int folder = count == 2 ? open(arguments[1], O_RDONLY | O_DIRECTORY) : -1;
  if (folder < 0 || ioctl(folder, EXT4_IOC_SHUTDOWN, &how) != 0) {
    perror("shut-down-ext4");
    return 1;
  }
  return 0;
}
