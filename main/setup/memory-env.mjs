/** glibc keeps what each of many threads has freed: on a document of 1,000 pages hundreds of megabytes. */
export const memoryEnv = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '65536',
  MALLOC_MMAP_THRESHOLD_: '65536',
};
