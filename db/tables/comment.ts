/** The newest comment of a response on a question. An empty body is a comment taken back. */
export interface CommentTable {
  response_id: string;
  question_id: string;
  body: string;
  /** As for answers. */
  sequence: number;
  device: string;
}
