"""The methods of the Bot API, each a small function on the world."""

from sandbox.telegram.methods import files, groups, guests, media, messages, profile
from sandbox.telegram.methods.params import Method

METHODS: dict[str, Method] = {
    "sendMessage": messages.send_message,
    "sendDocument": media.send_document,
    "sendAudio": media.send_audio,
    "sendVideo": media.send_video,
    "sendVoice": media.send_voice,
    "editMessageText": messages.edit_message_text,
    "editMessageMedia": media.edit_message_media,
    "editMessageReplyMarkup": messages.edit_message_reply_markup,
    "deleteMessage": messages.delete_message,
    "getChat": groups.get_chat,
    "getChatMember": groups.get_chat_member,
    "getChatAdministrators": groups.get_chat_administrators,
    "leaveChat": groups.leave_chat,
    "setMessageReaction": groups.set_message_reaction,
    "answerGuestQuery": guests.answer_guest_query,
    "getBusinessConnection": guests.get_business_connection,
    "getFile": files.get_file,
    "answerCallbackQuery": profile.answer_callback_query,
    "getMyCommands": profile.get_my_commands,
    "setMyCommands": profile.set_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "getMyDescription": profile.get_my_description,
    "setMyDescription": profile.set_my_description,
    "getMyShortDescription": profile.get_my_short_description,
    "setMyShortDescription": profile.set_my_short_description,
    "sendChatAction": profile.send_chat_action,
}
