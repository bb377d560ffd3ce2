/* The file system behind the executable of an AppImage. */
#ifndef SQUASHFS_IMAGE_H
#define SQUASHFS_IMAGE_H

#include <stdbool.h>
#include <stddef.h>

/* Unpacks the image that begins at `offset` of `file` into `folder`. 0, or -1 with errno. */
int image_unpack(const char *file, size_t offset, const char *folder);

/*
 * Mounts the image on `folder` and serves it until nobody holds the other end of `alive` any more. One byte is written
 * to `ready` when it is mounted. Returns an exit code.
 */
int image_serve(const char *file, size_t offset, const char *folder, int alive, int ready);

/* Takes away a folder with all that is in it, following no link. */
void folder_remove(const char *folder);

#endif
