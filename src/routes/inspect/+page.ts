/** The inspector listens to other windows; there is nothing for the server to draw. */
export const ssr = false;
