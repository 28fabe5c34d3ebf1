import { createSlice } from "@reduxjs/toolkit";

const banner = createSlice({
  name: "banner",
  initialState: { text: "", link: "", shown: 0 },
  reducers: {
    setText(state, action) {
      state.text = action.payload;
      state.shown += 1;
    },
    setLink: (state, { payload }) => ({ ...state, link: payload }),
  },
});
export const { setText, setLink } = banner.actions;
export default banner.reducer;
