/** The channels between the window and the shell. */
export const requestChannel = 'sampan:request';
/** Paths of files that a person dropped, told by the preload alone: the page cannot name a path of its own. */
export const droppedPathChannel = 'sampan:dropped-path';
export const eventChannel = 'sampan:event';
