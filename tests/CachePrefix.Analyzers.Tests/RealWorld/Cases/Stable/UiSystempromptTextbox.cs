using System.Text.Json;

namespace Application;

class SettingsViewModel
{
    public string SystemPrompt { get; set; } = "You are a bot.";
    public string StatusMessage { get; set; } = "";

    public void Save()
    {
        StatusMessage = $"Saved at {DateTime.Now:T}";
        File.WriteAllText("settings.json", JsonSerializer.Serialize(this));
    }
}
