/** The studio lives in the page: it draws, plays and keeps drafts there, and the server has the files alone. */
export const ssr = false;
