/** The two channels between the window and the shell. */
export const requestChannel = 'sampan:request';
export const eventChannel = 'sampan:event';
