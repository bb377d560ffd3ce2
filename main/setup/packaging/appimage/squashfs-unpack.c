#define _GNU_SOURCE
#include "squashfs-image.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <squashfuse/squashfuse.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

/*
 * These two stand for squashfuse's own, which know every compression there is and would bring all their libraries.
 * An image of ours is compressed with zstd.
 */
static sqfs_err unzstd(void *in, size_t in_size, void *out, size_t *out_size) {
	size_t count = ZSTD_decompress(out, *out_size, in, in_size);
	if (ZSTD_isError(count)) return SQFS_ERR;
	*out_size = count;
	return SQFS_OK;
}

sqfs_decompressor sqfs_decompressor_get(sqfs_compression_type type) {
	return type == ZSTD_COMPRESSION ? unzstd : NULL;
}

char *sqfs_compression_name(sqfs_compression_type type) {
	return type == ZSTD_COMPRESSION ? "zstd" : NULL;
}

void sqfs_compression_supported(sqfs_compression_type *types) {
	memset(types, 0, SQFS_COMP_MAX * sizeof *types);
	types[0] = ZSTD_COMPRESSION;
}

static int unpack_file(sqfs *image, sqfs_inode *inode, const char *path) {
	static char piece[1 << 20];
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (file < 0) return -1;
	sqfs_off_t at = 0;
	while (at < (sqfs_off_t)inode->xtra.reg.file_size) {
		sqfs_off_t count = sizeof piece;
		if (sqfs_read_range(image, inode, at, &count, piece) != SQFS_OK || count <= 0) {
			close(file);
			errno = EIO;
			return -1;
		}
		for (sqfs_off_t written = 0; written < count;) {
			ssize_t done = write(file, piece + written, (size_t)(count - written));
			if (done < 0 && errno == EINTR) continue;
			if (done < 0) {
				int reason = errno;
				close(file);
				errno = reason;
				return -1;
			}
			written += done;
		}
		at += count;
	}
	/* Neither set-user-id nor anything like it: the owner is whoever unpacks. */
	fchmod(file, inode->base.mode & 0777);
	return close(file);
}

static int unpack_link(sqfs *image, sqfs_inode *inode, const char *path) {
	char target[4096];
	size_t size = sizeof target;
	if (sqfs_readlink(image, inode, target, &size) != SQFS_OK) {
		errno = EIO;
		return -1;
	}
	return symlink(target, path);
}

static int unpack_entry(sqfs *image, sqfs_dir_entry *entry, const char *path) {
	sqfs_inode inode;
	if (sqfs_inode_get(image, &inode, sqfs_dentry_inode(entry)) != SQFS_OK) {
		errno = EIO;
		return -1;
	}
	if (S_ISDIR(inode.base.mode)) return mkdir(path, 0755) == 0 || errno == EEXIST ? 0 : -1;
	if (unlink(path) != 0 && errno != ENOENT) return -1;
	if (S_ISLNK(inode.base.mode)) return unpack_link(image, &inode, path);
	return S_ISREG(inode.base.mode) ? unpack_file(image, &inode, path) : 0;
}

int image_unpack(const char *file, size_t offset, const char *folder) {
	sqfs image;
	sqfs_traverse walk;
	if (sqfs_open_image(&image, file, offset) != SQFS_OK) {
		errno = EINVAL;
		return -1;
	}
	sqfs_err error = sqfs_traverse_open(&walk, &image, sqfs_inode_root(&image));
	int outcome = error == SQFS_OK ? 0 : -1;
	while (outcome == 0 && sqfs_traverse_next(&walk, &error)) {
		if (walk.dir_end) continue;
		char *path = NULL;
		if (asprintf(&path, "%s/%s", folder, walk.path) < 0) outcome = -1;
		else outcome = unpack_entry(&image, &walk.entry, path);
		free(path);
	}
	if (outcome == 0 && error != SQFS_OK) {
		errno = EIO;
		outcome = -1;
	}
	int reason = errno;
	sqfs_traverse_close(&walk);
	sqfs_destroy(&image);
	errno = reason;
	return outcome;
}

static int remove_entry(const char *path, const struct stat *found, int kind, struct FTW *place) {
	(void)found;
	(void)kind;
	(void)place;
	remove(path);
	return 0;
}

void folder_remove(const char *folder) {
	nftw(folder, remove_entry, 32, FTW_DEPTH | FTW_PHYS);
}
