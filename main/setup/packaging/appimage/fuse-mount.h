/* A folder whose file system is answered for by this program, through the kernel's FUSE. */
#ifndef FUSE_MOUNT_H
#define FUSE_MOUNT_H

/* Mounts on `folder`, read only: the file through which the kernel asks, or -1 where nobody lets us mount. */
int fuse_mount(const char *folder);

void fuse_unmount(const char *folder);

#endif
